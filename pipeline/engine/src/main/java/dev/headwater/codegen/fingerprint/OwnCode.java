package dev.headwater.codegen.fingerprint;

import dev.headwater.catalog.Extensions;
import dev.headwater.spi.CodegenScope;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the engine itself lies, with the modules that it is made of. */
public final class OwnCode {

  private OwnCode() {}

  /** Jars, or folders of classes. */
  public static List<Path> classPath() {
    return Stream.of(OwnCode.class, Extensions.class, CodegenScope.class)
        .map(OwnCode::place)
        .toList();
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
