package dev.headwater.database.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What nobody can guess about a container.
 *
 * @param password the superuser's
 * @param token a setting of the server, by which it is recognised
 */
record Secrets(String password, String token) {

  private static final int BYTES = 24;

  /** For a container of one run. */
  static Secrets random() {
    return of(randomHex());
  }

  /**
   * For containers that are reused: always the same on this machine, because Testcontainers finds
   * such a container by everything that it was created with.
   *
   * @param cache holds the file that they are derived from
   */
  static Secrets ofMachine(Path cache) throws IOException {
    Path file = cache.resolve("containers").resolve("secret");
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      Path made = Files.createTempFile(file.getParent(), "secret", "");
      if (made.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(made, randomHex());
      publish(made, file);
    }
    return of(Files.readString(file).strip());
  }

  /** Another run may be faster; then its secret is ours, too. */
  private static void publish(Path made, Path file) throws IOException {
    try {
      Files.createLink(file, made);
    } catch (FileAlreadyExistsException e) {
      // read what is there
    } catch (UnsupportedOperationException e) {
      Files.copy(made, file);
    } finally {
      Files.delete(made);
    }
  }

  private static Secrets of(String secret) {
    return new Secrets(derived(secret, "password"), derived(secret, "token"));
  }

  private static String derived(String secret, String purpose) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((purpose + secret).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
