package dev.headwater.database.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.database.client.Password;
import dev.headwater.database.real.RealAddress.Url;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a test can hardly bring a server to say. */
final class RealDatabaseProblemTest {

  @Test
  void poolerThatDropsTheSettingsOfAConnection() {
    RealLogin login =
        new RealLogin(
            "db.example.com:6432", "shop", "jane", new Password("secret", "PGPASSWORD"), Map.of());
    assertThat(
            new RealDatabaseProblem(new Url("jdbc:postgresql://db.example.com:6432/shop"), login)
                .notReadOnly()
                .render())
        .isEqualTo(
            """
            error[server-pooler]: the connection is not read only
              why: something between here and the server, such as a pooler, drops the settings of the connection
              database: db.example.com:6432/shop
              fix: give the address of PostgreSQL itself: correct -Dheadwater.on""");
  }
}
