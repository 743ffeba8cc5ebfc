package dev.headwater.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.database.real.RealAddress;
import dev.headwater.database.real.RealAddress.Login;
import dev.headwater.database.real.RealAddress.Named;
import dev.headwater.database.real.RealAddress.Service;
import dev.headwater.database.real.RealAddress.Url;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ToolVersions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code on} names. */
final class RealDatabaseSettingsTest {

  private static final String STAGING = "jdbc:postgresql://staging.example.com/shop";

  private final Settings settings =
      new Settings()
          .set(
              Setting.DATABASES,
              Map.of("staging.url", STAGING, "staging.username", "jane", "production.url", "x"));

  @Test
  void nothing() {
    assertThat(address(new Settings())).isEmpty();
  }

  @Test
  void databaseWithAName() {
    settings.set(Setting.ON, "staging");
    assertThat(address(new Settings()))
        .contains(new Named("staging", STAGING, new Login("jane", "")));

    settings.set(Setting.DATABASES, Map.of("staging.serverId", "shop-staging"));
    assertThat(address(new Settings()))
        .contains(new Named("staging", STAGING, new Login("jane", "secret of shop-staging")));

    settings.set(Setting.DATABASES, Map.of("staging.username", ""));
    assertThat(address(new Settings()))
        .contains(new Named("staging", STAGING, new Login("reader", "secret of shop-staging")));
  }

  @Test
  void urlAndService() {
    settings.set(Setting.ON, STAGING);
    assertThat(address(new Settings())).contains(new Url(STAGING));
    settings.set(Setting.ON, "service=shop");
    assertThat(address(new Settings())).contains(new Service("shop"));
  }

  @Test
  void nameThatIsNotThere() {
    settings.set(Setting.ON, "stagging");
    assertProblem(
        """
        error[no-database]: there is no database "stagging"
          databases: production, staging
          fix: correct -Dheadwater.on, or add to the <configuration>:
            <databases><stagging><url>jdbc:postgresql://db.example.com:5432/shop</url><serverId>…</serverId></stagging></databases>
            for a database without a name: -Dheadwater.on=jdbc:postgresql://… or -Dheadwater.on=service=…""");
  }

  @Test
  void databaseWithoutAUrl() {
    settings.set(Setting.ON, "backup").set(Setting.DATABASES, Map.of("backup.username", "jane"));
    assertProblem(
        """
        error[no-database]: the database backup has no <url>
          fix: add it: <databases><backup><url>jdbc:postgresql://db.example.com:5432/shop</url><serverId>…</serverId></backup></databases>""");
  }

  @Test
  void parameterThatNoDatabaseHas() {
    settings
        .set(Setting.ON, "staging")
        .set(Setting.DATABASES, Map.of("staging.password", "s3cret"));
    assertProblem(
        """
        error[unknown-parameter]: a database has no parameter <databases><staging><password>
          known: seeds, serverId, url, username
          fix: correct it: <databases><staging><url>jdbc:postgresql://db.example.com:5432/shop</url><serverId>…</serverId></staging></databases>""");
  }

  @Test
  void settingsOfTheProviderServerOnTheCommandLine() {
    settings.set(Setting.ON, "staging").set(Setting.SERVER_URL, STAGING);
    assertThat(address(new Settings())).isPresent();

    Settings typed =
        new Settings()
            .setProperty("headwater.server.url", STAGING)
            .setProperty("headwater.server.username", "jane");
    assertThatThrownBy(() -> address(typed))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[server-settings]: this command works on a real database, and does not take -Dheadwater.server.url and -Dheadwater.server.username
              why: they say where the provider server makes and drops throwaway databases
              fix: name the real database: -Dheadwater.on=staging, for example; for a throwaway database on a server, write <server> into the POM""");
  }

  private void assertProblem(String text) {
    assertThatThrownBy(() -> address(new Settings()))
        .isInstanceOf(ProblemException.class)
        .hasMessage(text);
  }

  private Optional<RealAddress> address(Settings typed) {
    return new RealDatabaseSettings(settings, typed, new SettingsXml()).address();
  }

  /** A project whose user keeps credentials. */
  private static final class SettingsXml implements ProjectContext {

    @Override
    public Path folder() {
      return Path.of("");
    }

    @Override
    public ToolVersions tools() {
      return ToolVersions.defaults();
    }

    @Override
    public Credentials credentials(String element, String id) {
      assertThat(element).isEqualTo("<databases><staging><serverId>");
      return new Credentials("reader", "secret of " + id);
    }
  }
}
