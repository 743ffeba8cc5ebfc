package dev.headwater.io;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user who runs this JVM. */
public final class CurrentUser {

  private CurrentUser() {}

  /** Whether the user has an entry in the passwd file; not on Windows. */
  public static boolean isListed() {
    String name = new UnixSystem().getUsername();
    return name != null && !name.equals("?");
  }

  /** The uid, from a file: Java says 0 for a user without an entry. Not on Windows. */
  public static int number() {
    try {
      Path file = Files.createTempFile("headwater", "");
      int uid = (Integer) Files.getAttribute(file, "unix:uid");
      Files.delete(file);
      return uid;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
