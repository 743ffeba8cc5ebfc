package dev.headwater.database.client;

import java.util.regex.Pattern;

/**
 * The parameter {@code options} of a URL: switches for the server's side of a connection.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-postgres.html">PostgreSQL: postgres</a>
 */
final class ConnectionOptions {

  /** A blank in a value has a backslash before it. */
  private static final Pattern SETTING =
      Pattern.compile("(?<!\\S)(?:-c\\s*|--)(?!role=)[\\w.-]+(?:=(?:\\\\.|\\S)*)?(?:\\s+|$)");

  private ConnectionOptions() {}

  /**
   * Without settings for the session, which would change the meaning of the migrations. The role
   * stays, because it decides who works in the database.
   */
  static String withoutSettings(String options) {
    return SETTING.matcher(options).replaceAll("").strip();
  }
}
