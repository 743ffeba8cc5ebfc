package dev.headwater.command.watch;

import dev.headwater.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file as it was once read.
 *
 * @param size and {@code modified} say cheaply that it may be another one now
 * @param content its hash
 * @param read when
 */
record FileState(long size, Instant modified, String content, Instant read) {

  /** Longer than any file system needs between two time stamps that differ. */
  private static final Duration YOUNG = Duration.ofSeconds(3);

  /**
   * Reads the file, unless the former state tells that it is the same.
   *
   * @param former null when there is none
   * @return empty when the file cannot be read, because it went away just now
   */
  static Optional<FileState> of(Path file, BasicFileAttributes now, Optional<FileState> former) {
    if (former.isPresent() && former.get().stillHolds(now)) {
      return former;
    }
    Instant begin = Instant.now();
    try {
      return Optional.of(
          new FileState(
              now.size(),
              now.lastModifiedTime().toInstant(),
              Sha256.of(Files.readAllBytes(file)),
              begin));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Two writes may get one time stamp, so a file read soon after it was written is read again. */
  private boolean stillHolds(BasicFileAttributes now) {
    return size == now.size()
        && modified.equals(now.lastModifiedTime().toInstant())
        && modified.plus(YOUNG).isBefore(read);
  }
}
