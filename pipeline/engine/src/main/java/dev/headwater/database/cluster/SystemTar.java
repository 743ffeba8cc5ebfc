package dev.headwater.database.cluster;

import dev.headwater.io.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine's own {@code tar}, which unpacks in less than half the time that Java takes. */
final class SystemTar {

  private SystemTar() {}

  /**
   * Unpacks a {@code tar.xz}.
   *
   * @return false when it could not; then there is no such folder
   */
  static boolean unpack(InputStream txz, Path folder) throws IOException {
    return unpack("tar", txz, folder);
  }

  static boolean unpack(String program, InputStream txz, Path folder) throws IOException {
    Files.createDirectories(folder);
    if (!runs(List.of(program, "-x", "-J", "-o", "-f", "-", "-C", folder.toString()), txz)) {
      Trees.delete(folder);
      return false;
    }
    return true;
  }

  /** Its words do not matter: what it cannot do is done in Java, and said there. */
  private static boolean runs(List<String> command, InputStream input) throws IOException {
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().remove("TAR_OPTIONS"); // it could leave files out
      process = builder.start();
    } catch (IOException e) {
      return false; // there is no such program
    }
    boolean read = true;
    try (OutputStream output = process.getOutputStream()) {
      input.transferTo(output);
    } catch (IOException e) {
      read = false; // it ended early, perhaps because it knows no xz
    }
    try {
      return process.waitFor() == 0 && read;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
