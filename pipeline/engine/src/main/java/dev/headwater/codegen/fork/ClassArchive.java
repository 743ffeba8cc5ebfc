package dev.headwater.codegen.fork;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.io.CacheRoot;
import dev.headwater.io.Checksum;
import dev.headwater.io.KeptFiles;
import dev.headwater.io.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of a worker in the form in which its JVM uses them, so that the next worker need not
 * read and verify them (class data sharing, JEP 350). The second worker of a set of tool versions
 * writes it at its end, because a CI machine that begins empty each time has no use for it, and of
 * several at the same time only one does. It is kept if that worker has used all tools. The JVM
 * takes from it only classes whose bytes equal the jar's.
 *
 * <p>A JVM that is given a damaged archive crashes, or worse. So the checksum is in the name.
 */
final class ClassArchive {

  /** About 50 MB each; an archive for each combination of versions. */
  private static final int KEPT = 4;

  private static final String ENDING = ".jsa";

  /** The beginning of the archive's name; empty where there can be no archive. */
  private final Optional<Path> prefix;

  private final Optional<Path> there;
  private final Optional<Path> written;

  /** Held while it is written. */
  private Optional<FileChannel> turn = Optional.empty();

  private ClassArchive(Optional<Path> prefix, Optional<Path> there, Optional<Path> written) {
    this.prefix = prefix;
    this.there = there;
    this.written = written;
  }

  /** The archive for a request; it does nothing where there can be no archive. */
  static ClassArchive of(GenerateRequest request, List<Path> classPath) {
    ClassArchive none = new ClassArchive(Optional.empty(), Optional.empty(), Optional.empty());
    Optional<Path> root = CacheRoot.ifWritable(request.folders().cache());
    // The JVM makes no archive of classes that lie in folders.
    if (root.isEmpty() || !classPath.stream().allMatch(Files::isRegularFile)) {
      return none;
    }
    try {
      Path folder = Files.createDirectories(root.get().resolve("jvm"));
      Path prefix = folder.resolve(key(request, classPath));
      Optional<Path> there = sound(folder, prefix.getFileName() + "-");
      if (there.isPresent()) {
        KeptFiles.use(there.get());
        return new ClassArchive(Optional.of(prefix), there, Optional.empty());
      }
      evict(folder);
      Path first = once(prefix);
      if (!Files.exists(first)) {
        Files.createFile(first);
        return none;
      }
      Optional<FileChannel> turn = turn(prefix);
      if (turn.isEmpty()) {
        return none;
      }
      Path written = Files.createTempFile(folder, KeptFiles.HALF, ".new");
      ClassArchive made =
          new ClassArchive(Optional.of(prefix), Optional.empty(), Optional.of(written));
      made.turn = turn;
      return made;
    } catch (IOException e) {
      return none; // it saves time, and nothing else
    }
  }

  /** Empty while another build writes it. */
  private static Optional<FileChannel> turn(Path prefix) throws IOException {
    Path file = prefix.resolveSibling(KeptFiles.HALF + prefix.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another module of this build; to close the channel frees its lock, which only costs time.
    }
    channel.close();
    return Optional.empty();
  }

  private static String key(GenerateRequest request, List<Path> classPath) {
    String all =
        String.join(
            "\n",
            System.getProperty("java.home"),
            System.getProperty("java.vm.version", ""),
            classPath.stream()
                .map(Path::toFile)
                .map(jar -> jar + " " + jar.length() + " " + jar.lastModified())
                .collect(Collectors.joining(" ")),
            request.tools().toString());
    return Sha256.of(all).substring(0, 16);
  }

  private static Path once(Path prefix) {
    return prefix.resolveSibling(prefix.getFileName() + ".once");
  }

  private static Optional<Path> sound(Path folder, String prefix) throws IOException {
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      if (name.startsWith(prefix) && name.endsWith(ENDING)) {
        if (name.equals(prefix + Checksum.ofLarge(file) + ENDING)) {
          return Optional.of(file);
        }
        Files.deleteIfExists(file);
      }
    }
    return Optional.empty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  /** For the command that starts the worker. */
  List<String> options() {
    return there
        .map(
            file ->
                List.of(
                    "-XX:SharedArchiveFile=" + file,
                    // At the address that it was made for: moving 50 MB costs a tenth of a second.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0"))
        .or(() -> written.map(file -> List.of("-XX:ArchiveClassesAtExit=" + file)))
        .orElse(List.of());
  }

  /** Whether the worker will write it, which takes some seconds at its end. */
  boolean isToBeMade() {
    return written.isPresent();
  }

  /**
   * The worker has ended.
   *
   * @param whole whether it ended well, and used all tools
   */
  synchronized void made(boolean whole) {
    if (written.isPresent() && Files.exists(written.get())) {
      try {
        name(written.get(), whole);
      } catch (IOException e) {
        written.get().toFile().delete();
      }
    }
    try {
      if (turn.isPresent()) {
        turn.get().close();
      }
    } catch (IOException e) {
      // It is freed at the latest when this JVM ends.
    }
  }

  private void name(Path made, boolean whole) throws IOException {
    if (whole && Files.size(made) > 0) {
      Path first = once(prefix.orElseThrow());
      String name = prefix.get().getFileName() + "-" + Checksum.ofLarge(made) + ENDING;
      Files.move(made, first.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(first);
    } else {
      Files.delete(made);
    }
  }

  /** The worker has died, perhaps of it. */
  void distrusted() {
    there.ifPresent(file -> file.toFile().delete());
  }

  private static void evict(Path folder) {
    try {
      new KeptFiles(folder, ENDING).evict(KEPT - 1, Long.MAX_VALUE);
    } catch (IOException e) {
      // Windows deletes no file that a JVM uses.
    }
  }
}
