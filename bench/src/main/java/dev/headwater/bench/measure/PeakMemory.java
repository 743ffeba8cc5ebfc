package dev.headwater.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The largest resident size that a process ever had, as Linux counts it. */
final class PeakMemory {

  private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private PeakMemory() {}

  static OptionalLong megabytes(long pid) throws IOException {
    try {
      Matcher status = HIGH_WATER.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return status.find()
          ? OptionalLong.of(Long.parseLong(status.group(1)) / 1024)
          : OptionalLong.empty();
    } catch (NoSuchFileException e) {
      // Another system than Linux, or the process has just ended.
      return OptionalLong.empty();
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No such process")) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }
}
