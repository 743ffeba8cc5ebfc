package dev.headwater.database.server;

import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Address;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.client.Password;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How to reach a server, and as whom. The URL made from it holds no secrets.
 *
 * @param place host and port, or several of them, as in a JDBC URL
 * @param database a database that exists; nothing is changed in it
 * @param properties of the driver, such as {@code sslmode}
 */
record ServerLogin(
    String place, String database, String user, Password password, Map<String, String> properties) {

  private static final Map<String, String> DEADLINES =
      Map.of("connectTimeout", "10", "loginTimeout", "20", "tcpKeepAlive", "true");

  ServerLogin {
    properties = Map.copyOf(properties);
  }

  /** Connections to one database of the server, and to no other. */
  DriverDataSource to(ClassLoader driver, Session session) {
    return DriverDataSource.postgres(
            driver, new Address(url(session.database()), user, password.value()), session)
        .with(DEADLINES)
        .with(properties);
  }

  String url(String anyDatabase) {
    return "jdbc:postgresql://"
        + place
        + "/"
        + URLEncoder.encode(anyDatabase, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The command for a shell; psql asks for the password, or finds it. */
  String psql(String anyDatabase) {
    return "psql "
        + url(anyDatabase)
            .replace("jdbc:", "")
            .replace("//", "//" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "@");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user + "@" + place + "/" + database;
  }
}
