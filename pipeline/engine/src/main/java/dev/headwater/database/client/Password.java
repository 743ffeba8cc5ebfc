package dev.headwater.database.client;

/**
 * A password and where it came from.
 *
 * @param value empty when there is none
 * @param source where it was found, or why it was not
 */
public record Password(String value, String source) {

  public static Password none(String why) {
    return new Password("", why);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return source;
  }
}
