package dev.headwater.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ConfigurationFiles;
import dev.headwater.tool.FlywayConfigurationFiles;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlywayFileTest {

  private static final ConfigurationFiles FILES =
      new FlywayConfigurationFiles(ToolVersions.defaults(), new TestArtifacts());

  @TempDir Path project;
  @TempDir Path cache;

  @Test
  void projectWithoutFileHasNoSettings() {
    assertThat(settings()).isEmpty();
  }

  @Test
  void tomlBecomesFlatSettings() throws IOException {
    write(
        "flyway.toml",
        """
        [flyway]
        locations = ["filesystem:sql", "classpath:db/migration"]
        outOfOrder = true
        table = 'history'
        [flyway.placeholders]
        tenant = "acme"
        limit = 10
        [flyway.postgresql.transactional]
        lock = false
        """);

    assertThat(settings())
        .isEqualTo(
            Map.of(
                "locations", "filesystem:sql,classpath:db/migration",
                "outOfOrder", "true",
                "table", "history",
                "placeholders.tenant", "acme",
                "placeholders.limit", "10",
                "postgresql.transactional.lock", "false"));
  }

  @Test
  void settingsOfTheEnvironmentWin() throws IOException {
    write(
        "flyway.toml",
        """
        [flyway]
        environment = "local"
        mixed = true
        [flyway.placeholders]
        owner = "all"
        suffix = "none"
        [environments.default]
        schemas = ["a"]
        [environments.local]
        url = "jdbc:postgresql://db.example.com/x"
        user = "ann"
        password = "${env.PASSWORD}"
        schemas = ["b", "c"]
        [environments.local.flyway]
        mixed = false
        [environments.local.flyway.placeholders]
        suffix = "local"
        """);

    assertThat(settings())
        .isEqualTo(
            Map.of(
                "mixed", "false",
                "placeholders.suffix", "local",
                "schemas", "b,c"));
    assertThat(file(FILES).below(environment("default")).map(Setting.FLYWAY))
        .isEqualTo(
            Map.of(
                "mixed", "true",
                "placeholders.owner", "all",
                "placeholders.suffix", "none",
                "schemas", "a"));
  }

  @Test
  void environmentThatIsNotThereIsRefused() throws IOException {
    write("flyway.toml", "[environments.test]\nschemas = ['a']\n");

    assertThatThrownBy(() -> file(FILES).below(environment("local")))
        .hasMessage(
            """
            error[flyway-configuration]: there is no environment local
              there are: [test]
              fix: correct environment in the Flyway file, or <flyway><environment>""");
  }

  @Test
  void valuesThatFlywayLooksUpElsewhereAreRefused() throws IOException {
    write("flyway.toml", "[environments.default]\nschemas = ['${vault.schema}']\n");

    assertThatThrownBy(this::settings)
        .hasMessage(
            """
            error[flyway-configuration]: Headwater looks up no values of environments
              schemas: ${vault.schema}
              fix: name them here: <flyway><schemas>…</schemas></flyway>""");
  }

  @Test
  void propertiesAreThoseOfFlywayAndNotOfJava() throws IOException {
    write(
        "flyway.conf",
        """
        # a comment
        flyway.url=jdbc:postgresql://db.example.com/x
        flyway.user=ann
        flyway.placeholders.user=Jörg
        flyway.placeholders.pattern=^\\d+$
        flyway.placeholders.folder=C:\\data\\new
        flyway.placeholders.home=${HOME}, ${HEADWATER_NO_SUCH_VARIABLE}.
        flyway.locations=filesystem:sql,\\
        filesystem:more
        flyway.baselineOnMigrate=true
        other=1
        """);

    assertThat(settings())
        .isEqualTo(
            Map.of(
                "placeholders.user", "Jörg",
                "placeholders.pattern", "^\\d+$",
                "placeholders.folder", "C:\\data\\new",
                "placeholders.home", System.getenv("HOME") + ", .",
                "locations", "filesystem:sql,filesystem:more",
                "baselineOnMigrate", "true"));
  }

  @Test
  void settingsForTheConnectionAndTheOutputAreLeftOut() throws IOException {
    write(
        "flyway.conf",
        """
        flyway.url=x
        flyway.user=x
        flyway.password=x
        flyway.driver=x
        flyway.connectRetries=3
        flyway.jdbcProperties.ssl=true
        flyway.loggers=slf4j
        """);

    assertThat(settings()).isEmpty();
  }

  @Test
  void jarsAreRefused() throws IOException {
    write("flyway.conf", "flyway.jarDirs=lib\n");

    assertThatThrownBy(this::settings)
        .hasMessage(
            """
            error[flyway-configuration]: Headwater has no setting jarDirs
              fix: add the jars to the <dependencies> of the plugin""");
  }

  @Test
  void tomlWinsWhereBothExist() throws IOException {
    write("flyway.toml", "[flyway]\ntable = 'new'\n");
    write("flyway.conf", "flyway.table=old\n");

    assertThat(settings()).isEqualTo(Map.of("table", "new"));
  }

  @Test
  void namedFileWinsOverTheUsualOnesAndThePomOverBoth() throws IOException {
    write("flyway.toml", "[flyway]\ntable = 'usual'\n");
    write("other.conf", "flyway.table=named\nflyway.mixed=true\n");

    assertThat(
            file(FILES)
                .below(
                    given()
                        .set(Setting.FLYWAY_CONFIGURATION_FILE, Path.of("other.conf"))
                        .set(Setting.FLYWAY, Map.of("mixed", "false")))
                .map(Setting.FLYWAY))
        .isEqualTo(Map.of("table", "named", "mixed", "false"));
  }

  @Test
  void fileIsReadOnceForEachTextAndFlyway() throws IOException {
    write("flyway.conf", "flyway.table=one\n");
    Map<String, String> read = settings();

    assertThat(
            file(new NothingToRead(ToolVersions.defaults().flyway()))
                .below(given())
                .map(Setting.FLYWAY))
        .isEqualTo(read);
    assertThatThrownBy(() -> file(new NothingToRead("9.22.3")).below(given()))
        .isInstanceOf(AssertionError.class);
    write("flyway.conf", "flyway.table=two\n");
    assertThat(settings()).isEqualTo(Map.of("table", "two"));
  }

  @Test
  void damagedEntryOfTheCacheIsReadAnew() throws IOException {
    write("flyway.conf", "flyway.table=one\n");
    settings();
    try (var entries = Files.list(cache.resolve("flyway"))) {
      for (Path entry : entries.toList()) {
        Files.writeString(entry, Files.readString(entry).replace("table=one", "table=two"));
      }
    }

    assertThat(settings()).isEqualTo(Map.of("table", "one"));
  }

  @Test
  void namedFileThatIsNotThereIsRefused() {
    assertThatThrownBy(
            () ->
                file(FILES)
                    .below(given().set(Setting.FLYWAY_CONFIGURATION_FILE, Path.of("none.toml"))))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[flyway-configuration]: cannot read the Flyway configuration file none.toml
              why: it does not exist
              fix: correct it, or name another: <flywayConfigurationFile>""");
  }

  @Test
  void brokenTomlIsRefusedWithItsPlace() throws IOException {
    write("flyway.toml", "[flyway\n");

    assertThatThrownBy(this::settings)
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(
            "error[flyway-configuration]: cannot read the Flyway configuration file flyway.toml\n"
                + "  why: ")
        .hasMessageContaining("line: 1")
        .hasMessageEndingWith("\n  fix: correct it, or name another: <flywayConfigurationFile>");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text);
  }

  private Settings given() {
    return new Settings().set(Setting.CACHE_DIRECTORY, cache);
  }

  private Settings environment(String name) {
    return given().set(Setting.FLYWAY, Map.of("environment", name));
  }

  private Map<String, String> settings() {
    return file(FILES).below(given()).map(Setting.FLYWAY);
  }

  private FlywayFile file(ConfigurationFiles files) {
    return new FlywayFile(project, files);
  }

  private record NothingToRead(String flyway) implements ConfigurationFiles {

    @Override
    public Map<String, String> properties(Path file) {
      throw new AssertionError("reads " + file);
    }

    @Override
    public Map<String, Object> toml(String text) {
      throw new AssertionError("reads " + text);
    }
  }
}
