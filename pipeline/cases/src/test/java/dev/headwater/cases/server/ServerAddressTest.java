package dev.headwater.cases.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.ToolVersions;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address that leads nowhere by itself: it is not shown, because it may hold a password. */
final class ServerAddressTest {

  private static final String CREDENTIALS =
      "the credentials in its <id> (settings.xml), or in its <username> and <password>, PGUSER and"
          + " PGPASSWORD, or .pgpass";
  private static final String PASTE =
      "<server><url>jdbc:postgresql://db.example.com:5432/postgres</url></server>, and "
          + CREDENTIALS;
  private ServerClient client;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    Artifact driver = new Artifact("org.postgresql", "postgresql", ToolVersions.value("pgjdbc"));
    ToolLoaders loaders = new ToolLoaders();
    client =
        new ServerClient(
            loaders.loader(new TestArtifacts().classPath(List.of(driver))), new TreeMap<>(), home);
  }

  @Test
  void noServerIsNamed() {
    client.variables().put("PGPORT", "5432");
    assertThat(client.problem("", "jane"))
        .isEqualTo(
            """
            error[no-server]: no server is named for the provider server
              looked for: <server><url>, -Dheadwater.server.url, PGHOST, PGHOSTADDR, PGSERVICE
              fix: %s"""
                .formatted(PASTE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://jane:secret@db.example.com/shop",
        "jdbc:postgresql://jane:secret@db.example.com:5432/shop",
        "jdbc:postgresql://jane:se/cret@db.example.com:5432/shop",
        "jdbc:postgresql://jane:se?cret@db.example.com:5432/shop",
        "jdbc:postgresql://jane:secret/shop",
        "jdbc:postgresql://db.example.com/shop?password=secret%zz",
        "jdbc:postgresql://db.example.com/shop?password=secret#",
        "jdbc:postgresql:///shop/secret"
      })
  void urlThatTheDriverDoesNotUnderstandIsNotShown(String url) {
    assertThat(client.problem(url, "jane"))
        .doesNotContain("secret", "cret@")
        .isEqualTo(
            """
            error[server-url]: <server><url> is not a JDBC URL of PostgreSQL
              why: its form is jdbc:postgresql://HOST:PORT/DATABASE?NAME=VALUE&NAME=VALUE, with %% and other special characters encoded, and without USER:PASSWORD@
              fix: %s"""
                .formatted(PASTE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db.example.com/shop",
        "postgresql://jane:secret@db.example.com/shop"
      })
  void urlOfAnotherKindIsNotShown(String url) {
    assertThat(client.problem(url, "jane"))
        .doesNotContain("secret", "cret@")
        .isEqualTo(
            """
            error[server-url]: <server><url> is not a JDBC URL of PostgreSQL
              why: it does not begin with jdbc:postgresql:
              fix: %s"""
                .formatted(PASTE));
  }

  @Test
  void serviceThatIsNowhere() {
    client.variables().put("PGSERVICE", "nowhere");
    assertThat(client.problem("", "jane"))
        .isEqualTo(
            """
            error[service]: there is no service nowhere
              looked in: %s
              fix: correct the name, or PGSERVICEFILE, or the file pg_service.conf"""
                .formatted(client.home().resolve(".pg_service.conf")));
  }

  @Test
  void folderOfAUnixSocket() {
    client.variables().put("PGHOST", "/var/run/postgresql");
    assertThat(client.problem("", "jane"))
        .isEqualTo(
            """
            error[server-url]: PGHOST is the folder of a Unix socket
              given: /var/run/postgresql
              why: PostgreSQL's JDBC driver connects by TCP only
              fix: PGHOST=localhost, or %s"""
                .formatted(PASTE));
  }
}
