package dev.headwater.database.client;

/** The server has ended a connection, or nobody can reach it any more. */
public final class LostConnection {

  private LostConnection() {}

  /** Whether an SQLSTATE says so. */
  public static boolean is(String state) {
    return state.startsWith("08") || state.startsWith("57P");
  }
}
