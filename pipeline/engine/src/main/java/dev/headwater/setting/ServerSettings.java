package dev.headwater.setting;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import java.util.Optional;

/** The settings for the provider {@code server}. */
public final class ServerSettings {

  private final Settings settings;
  private final ProjectContext project;

  ServerSettings(Settings settings, ProjectContext project) {
    this.settings = settings;
    this.project = project;
  }

  /** Credentials kept under an id count only where none are given, and both are never mixed. */
  ServerAddress address() {
    String username = settings.word(Setting.SERVER_USERNAME).orElse("");
    Credentials given =
        new Credentials(username, settings.text(Setting.SERVER_PASSWORD).orElse(""));
    Optional<String> id = settings.word(Setting.SERVER_ID);
    Credentials credentials =
        id.isPresent() && username.isEmpty() && given.password().isEmpty() && isUsed()
            ? project.credentials(SettingNames.shownElement(Setting.SERVER_ID), id.get())
            : given;
    return new ServerAddress(
        url(),
        credentials.username(),
        credentials.password(),
        settings.isYes(Setting.ALLOW_SERVER_WIDE));
  }

  private String url() {
    return settings.word(Setting.SERVER_URL).orElse("");
  }

  /** A user who takes another provider today needs no settings.xml. */
  private boolean isUsed() {
    String provider = settings.word(Setting.PROVIDER).orElse(Kind.AUTO.word());
    boolean auto = provider.equals(Kind.AUTO.word());
    return !settings.isYes(Setting.SKIP)
        && (provider.equals(Kind.SERVER.word()) || (auto && !url().isEmpty()));
  }

  /**
   * A warning where the URL counts for nothing. No error, because {@code
   * -Dheadwater.provider=embedded} is what somebody types who cannot reach the server today.
   */
  public static Optional<String> unused(DatabaseChoice choice) {
    boolean used = choice.provider() == Kind.SERVER || choice.provider() == Kind.AUTO;
    return used || choice.server().url().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "<server><url> is not used, because <provider> is " + choice.provider().word());
  }
}
