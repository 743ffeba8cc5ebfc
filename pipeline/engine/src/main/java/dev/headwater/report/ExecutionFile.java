package dev.headwater.report;

import java.nio.file.Path;
import java.util.Optional;

/** A file that each execution of a goal writes. */
public final class ExecutionFile {

  private ExecutionFile() {}

  /** With the id of the execution in its name where there are several. */
  public static Path of(Path path, Optional<String> executionId) {
    if (executionId.isEmpty()) {
      return path;
    }
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    int end = dot < 0 ? name.length() : dot;
    return path.resolveSibling(
        name.substring(0, end) + "-" + executionId.get() + name.substring(end));
  }
}
