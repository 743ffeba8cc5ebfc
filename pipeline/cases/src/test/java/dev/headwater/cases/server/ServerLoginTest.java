package dev.headwater.cases.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.ThrowawayDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Address and credentials are found where PostgreSQL's own clients find them. */
final class ServerLoginTest {

  private static CompanyServer company;
  private static List<String> before;

  private final Map<String, String> variables = new TreeMap<>();

  @TempDir Path home;

  @BeforeAll
  static void start() throws Exception {
    company = CompanyServer.start(new TestArtifacts());
    before = company.state();
  }

  @AfterAll
  static void nothingIsChanged() throws Exception {
    try {
      assertThat(company.state()).isEqualTo(before);
    } finally {
      company.close();
    }
  }

  @Test
  void variables() throws Exception {
    address();
    variables.put("PGDATABASE", "template1");
    variables.put("PGUSER", "builder");
    variables.put("PGPASSWORD", CompanyServer.PASSWORD);
    variables.put("PGCONNECT_TIMEOUT", "3");
    variables.put("PGSSLMODE", "disable");
    variables.put("PGOPTIONS", "-c search_path=nowhere");
    assertThat(opened("", "")).isEqualTo("builder");
  }

  @Test
  void whatIsSaidHereWinsOverVariables() throws Exception {
    variables.put("PGHOST", "no-such-host.invalid");
    variables.put("PGPORT", "1");
    variables.put("PGDATABASE", "nowhere");
    variables.put("PGUSER", "payroll");
    variables.put("PGPASSWORD", "wrong");
    variables.put("PGSSLMODE", "verify-full");
    String password = URLEncoder.encode(CompanyServer.PASSWORD, StandardCharsets.UTF_8);
    String inUrl = "?user=builder&sslmode=disable&password=" + password;
    assertThat(opened(company.url() + inUrl, "")).isEqualTo("builder");
  }

  @Test
  void urlWithoutHostTakesTheVariable() throws Exception {
    address();
    variables.put("PGPASSWORD", CompanyServer.PASSWORD);
    assertThat(opened("jdbc:postgresql:template1", "builder")).isEqualTo("builder");
  }

  @Test
  void passwordFile() throws Exception {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    String password = CompanyServer.PASSWORD.replace("\\", "\\\\").replace(":", "\\:");
    Path file =
        Files.writeString(
            home.resolve(".pgpass"),
            "localhost:*:*:builder:wrong\n127.0.0.1:*:postgres:builder:" + password + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(opened(company.url(), "builder")).isEqualTo("builder");
  }

  @Test
  void urlOfAnApplicationServesTo() throws Exception {
    variables.put("PGPASSWORD", CompanyServer.PASSWORD);
    String url =
        company.url()
            + "?currentSchema=nowhere&readOnly=true&socketTimeout=1&connectTimeout=5"
            + "&ApplicationName=shop&prepareThreshold=0&options=-c%20search_path=nowhere";
    assertThat(opened(url, "builder")).isEqualTo("builder");
  }

  @Test
  void firstOfSeveralHostsThatAnswers() throws Exception {
    variables.put("PGPASSWORD", CompanyServer.PASSWORD);
    String url = company.url().replace("//", "//127.0.0.1:1,");
    assertThat(opened(url, "builder")).isEqualTo("builder");
  }

  private void address() {
    variables.put("PGHOST", company.place().replaceAll(":.*", ""));
    variables.put("PGPORT", company.place().replaceAll(".*:", ""));
  }

  /** Who has worked in the throwaway database. */
  private String opened(String url, String username) throws Exception {
    ServerClient client = new ServerClient(company.driver(), variables, home);
    ServerAddress address = new ServerAddress(url, username, "", false);
    try (ThrowawayDatabase database = client.open(client.request(address));
        Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      assertThat(database.password()).isEmpty();
      statement.execute("create table t (id int)");
      try (var row =
          statement.executeQuery(
              "select current_user, current_setting('search_path'),"
                  + " current_setting('application_name') from pg_sleep(1.1)")) {
        row.next();
        assertThat(row.getString(2)).isEqualTo("\"$user\", public");
        assertThat(row.getString(3)).isEqualTo("headwater");
        return row.getString(1);
      }
    }
  }
}
