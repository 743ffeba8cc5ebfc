package dev.headwater.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.problem.ProblemException;
import dev.headwater.tool.documents.LibraryDocumentTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlywayFileTest {

  @TempDir Path project;

  @Test
  void projectWithoutFileHasNoSettings() {
    assertThat(flywayFile().settings(Optional.empty())).isEmpty();
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
        """);

    assertThat(flywayFile().settings(Optional.empty()))
        .isEqualTo(
            Map.of(
                "locations", "filesystem:sql,classpath:db/migration",
                "outOfOrder", "true",
                "table", "history"));
  }

  @Test
  void tomlTablesBecomeDottedNames() throws IOException {
    write(
        "flyway.toml",
        """
        [flyway.placeholders]
        tenant = "acme"
        limit = 10
        [flyway.postgresql.transactional]
        lock = false
        """);

    assertThat(flywayFile().settings(Optional.empty()))
        .isEqualTo(
            Map.of(
                "placeholders.tenant", "acme",
                "placeholders.limit", "10",
                "postgresql.transactional.lock", "false"));
  }

  @Test
  void schemasOfTheChosenEnvironmentAreTaken() throws IOException {
    write(
        "flyway.toml",
        """
        [flyway]
        environment = "test"
        [environments.default]
        schemas = ["a"]
        [environments.test]
        url = "jdbc:postgresql://db.example.com/x"
        user = "ann"
        password = "secret"
        schemas = ["b", "c"]
        """);

    assertThat(flywayFile().settings(Optional.empty())).isEqualTo(Map.of("schemas", "b,c"));
  }

  @Test
  void defaultEnvironmentNeedsNoChoice() throws IOException {
    write("flyway.toml", "[environments.default]\nschemas = ['a']\n");

    assertThat(flywayFile().settings(Optional.empty())).isEqualTo(Map.of("schemas", "a"));
  }

  @Test
  void olderFileIsReadToo() throws IOException {
    write(
        "flyway.conf",
        """
        # a comment
        flyway.url=jdbc:postgresql://db.example.com/x
        flyway.user=ann
        flyway.locations=filesystem:sql
        flyway.placeholders.user=Jörg
        other=1
        """);

    assertThat(flywayFile().settings(Optional.empty()))
        .isEqualTo(Map.of("locations", "filesystem:sql", "placeholders.user", "Jörg"));
  }

  @Test
  void whatReachesADatabaseIsLeftOut() throws IOException {
    write(
        "flyway.conf",
        """
        flyway.url=x
        flyway.user=x
        flyway.password=x
        flyway.driver=x
        flyway.connectRetries=3
        flyway.jdbcProperties.ssl=true
        flyway.cleanDisabled=false
        flyway.baselineOnMigrate=true
        """);

    assertThat(flywayFile().settings(Optional.empty())).isEmpty();
  }

  @Test
  void tomlWinsWhereBothExist() throws IOException {
    write("flyway.toml", "[flyway]\ntable = 'new'\n");
    write("flyway.conf", "flyway.table=old\n");

    assertThat(flywayFile().settings(Optional.empty())).isEqualTo(Map.of("table", "new"));
  }

  @Test
  void namedFileWinsOverTheUsualOnes() throws IOException {
    write("flyway.toml", "[flyway]\ntable = 'usual'\n");
    Path named = write("other.conf", "flyway.table=named\n");

    assertThat(flywayFile().settings(Optional.of(named))).isEqualTo(Map.of("table", "named"));
  }

  @Test
  void emptyFileHasNoSettings() throws IOException {
    write("flyway.toml", "");

    assertThat(flywayFile().settings(Optional.empty())).isEmpty();
  }

  @Test
  void namedFileThatIsNotThereIsRefused() {
    Path none = project.resolve("none.toml");

    assertThatThrownBy(() -> flywayFile().settings(Optional.of(none)))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[flyway-configuration]: cannot read the Flyway configuration file %s
              why: it does not exist
              fix: correct it, or name another: <flywayConfigurationFile>"""
                .formatted(none));
  }

  @Test
  void brokenTomlIsRefusedWithItsPlace() throws IOException {
    write("flyway.toml", "[flyway\n");

    assertThatThrownBy(() -> flywayFile().settings(Optional.empty()))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(
            "error[flyway-configuration]: cannot read the Flyway configuration file "
                + project.resolve("flyway.toml")
                + "\n  why: ")
        .hasMessageContaining("line: 1")
        .hasMessageEndingWith("\n  fix: correct it, or name another: <flywayConfigurationFile>");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(project.resolve(name), text);
  }

  private FlywayFile flywayFile() {
    return new FlywayFile(project, new LibraryDocumentTool());
  }
}
