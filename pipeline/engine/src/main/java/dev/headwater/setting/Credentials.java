package dev.headwater.setting;

/**
 * For a server.
 *
 * @param username empty when none is given
 * @param password empty when none is given
 */
public record Credentials(String username, String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return username;
  }
}
