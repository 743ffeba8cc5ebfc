package dev.headwater.database.real;

import dev.headwater.database.client.Password;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How to reach a real database, and as whom.
 *
 * @param place host and port, or several of them, as in a JDBC URL
 * @param properties of the driver, such as {@code sslmode}
 */
record RealLogin(
    String place, String database, String user, Password password, Map<String, String> properties) {

  RealLogin {
    properties = Map.copyOf(properties);
  }

  /** Without secrets. */
  String url() {
    return "jdbc:postgresql://"
        + place
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user + "@" + place + "/" + database;
  }
}
