package dev.headwater.output;

import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import dev.headwater.SourceLocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One build at a time for one output folder: within this JVM by name, between processes by a lock
 * file that the kernel frees when its holder dies.
 */
final class OutputLock implements AutoCloseable {

  /** A second channel on the file would, when closed, free the lock of the first. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private OutputLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static OutputLock take(Path root, Path folder) throws IOException {
    Path file = folder.resolveSibling("." + folder.getFileName() + ".lock").toAbsolutePath();
    if (!HELD.add(file)) {
      throw taken(root, folder);
    }
    try {
      while (true) {
        FileChannel channel =
            FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!locked(channel)) {
          channel.close();
          throw taken(root, folder);
        }
        // The holder before us deletes the file: what we locked may no longer be what is there.
        byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(ByteBuffer.wrap(token));
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), token)) {
          return new OutputLock(file, channel);
        }
        channel.close();
      }
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held in this JVM, by another copy of this class
    }
  }

  private static PipelineException taken(Path root, Path folder) {
    return new PipelineException(
        Diagnostic.of("output-in-use", "another build is writing this output folder right now")
            .at(SourceLocation.file(SourceLocation.shown(root, folder)))
            .withFix("wait until it ends, or give each execution an <outputDirectory> of its own"));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
    HELD.remove(file);
  }
}
