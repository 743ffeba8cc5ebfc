package dev.headwater.database.container;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The random secrets of a container.
 *
 * @param password the superuser's
 * @param token a setting of the server, by which it is recognised
 */
record Secrets(String password, String token) {

  private static final int BYTES = 24;

  static Secrets random() {
    return new Secrets(randomHex(), randomHex());
  }

  private static String randomHex() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  /** Not the secrets. */
  @Override
  public String toString() {
    return "Secrets";
  }
}
