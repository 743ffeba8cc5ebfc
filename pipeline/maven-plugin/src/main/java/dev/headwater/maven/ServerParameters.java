package dev.headwater.maven;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters for the provider {@code server}. The properties of the URL and of the password are
 * read here and not by Maven, whose debug log would show them.
 */
record ServerParameters(PipelineMojo mojo) {

  static final Set<String> PROPERTIES = Set.of("headwater.url", "headwater.password");

  /** Credentials out of the settings only where none are given here, and none of both mixed. */
  ServerAddress address() {
    String username = given(mojo.username);
    String password = password();
    String id = given(mojo.serverId);
    if (!id.isEmpty() && username.isEmpty() && password.isEmpty() && isUsed()) {
      Server server = new SettingsServer(mojo, "serverId").named(id);
      username = given(server.getUsername());
      password = server.getPassword() == null ? "" : server.getPassword();
    }
    return new ServerAddress(url(), username, password, mojo.allowServerWide);
  }

  private String url() {
    return mojo.url == null ? property("headwater.url").strip() : mojo.url.strip();
  }

  private String password() {
    return mojo.password == null ? property("headwater.password") : mojo.password;
  }

  /** As Maven itself would evaluate it. */
  private String property(String name) {
    try {
      Object value =
          new PluginParameterExpressionEvaluator(mojo.session, mojo.execution)
              .evaluate("${" + name + "}");
      return value == null ? "" : value.toString();
    } catch (ExpressionEvaluationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whoever takes another provider today needs no settings.xml. */
  private boolean isUsed() {
    String provider = given(mojo.provider);
    boolean auto = provider.isEmpty() || provider.equals(Kind.AUTO.word());
    return !mojo.skip && (provider.equals(Kind.SERVER.word()) || (auto && !url().isEmpty()));
  }

  /**
   * A warning where the URL counts for nothing. No error, because {@code
   * -Dheadwater.provider=embedded} is what somebody types who cannot reach the server today.
   */
  static Optional<String> unused(DatabaseChoice choice) {
    boolean used = choice.provider() == Kind.SERVER || choice.provider() == Kind.AUTO;
    return used || choice.server().url().isEmpty()
        ? Optional.empty()
        : Optional.of("<url> is not used, because <provider> is " + choice.provider().word());
  }

  private static String given(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
