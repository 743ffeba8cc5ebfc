package dev.headwater.fingerprint;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the engine itself lies. */
public final class OwnCode {

  private OwnCode() {}

  /** A jar, or a folder of classes. */
  public static Path place() {
    try {
      return Path.of(OwnCode.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
