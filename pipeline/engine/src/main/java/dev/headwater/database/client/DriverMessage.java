package dev.headwater.database.client;

import java.sql.SQLException;

/** The words of the server or the driver. */
public final class DriverMessage {

  private DriverMessage() {}

  /** Without "FATAL: ", in whatever language, and without what the driver adds. */
  public static String words(SQLException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("^\\p{Lu}+ ?: +", "");
  }

  /** The words, and in parentheses what the driver met. */
  public static String withCause(SQLException e) {
    return e.getCause() == null ? words(e) : words(e) + " (" + e.getCause() + ")";
  }
}
