package dev.headwater.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.database.client.Password;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a test can hardly bring a server to say. */
final class ServerProblemTest {

  private static final ServerProblem PROBLEM =
      new ServerProblem(
          new ServerLogin(
              "db.example.com:5432",
              "postgres",
              "jane",
              new Password("secret", "PGPASSWORD"),
              Map.of()));

  @Test
  void standby() {
    SQLException standby =
        new SQLException(
            "ERROR: cannot execute CREATE DATABASE in a read-only transaction", "25006");
    assertThat(PROBLEM.refused(standby).render())
        .isEqualTo(
            """
            error[25006]: cannot execute CREATE DATABASE in a read-only transaction
              server: db.example.com:5432
              user: jane
              fix: this server can only be read: give the address of its primary""");
  }

  @Test
  void serverThatStillStarts() {
    SQLException starting = new SQLException("FATAL: the database system is starting up", "57P03");
    assertThat(PROBLEM.connecting(starting).render())
        .isEqualTo(
            """
            error[57P03]: the database system is starting up
              server: db.example.com:5432, database postgres
              user: jane, password from: PGPASSWORD
              fix: try again when the server has started""");
  }

  @Test
  void wordsOfAServerThatSpeaksAnotherLanguage() {
    SQLException full =
        new SQLException("FEHLER: konnte Datenbank nicht anlegen\n  Detail: voll", "53100");
    assertThat(PROBLEM.refused(full).render())
        .isEqualTo(
            """
            error[53100]: konnte Datenbank nicht anlegen
              server: db.example.com:5432
              user: jane""");
  }
}
