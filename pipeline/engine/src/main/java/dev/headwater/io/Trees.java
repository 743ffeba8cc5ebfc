package dev.headwater.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Copies, moves and deletes whole folders. */
public final class Trees {

  /** Longer than a copy takes on any disk that is of use. */
  private static final Duration COPY = Duration.ofMinutes(10);

  private Trees() {}

  /** With permissions: PostgreSQL refuses a data folder that others can read. */
  public static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            copyOne(folder, to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            copyOne(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Copies what is not there yet. */
  public static void fill(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path file : (Iterable<Path>) tree::iterator) {
        Path place = to.resolve(from.relativize(file));
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
          copyOne(file, place);
        }
      }
    }
  }

  /**
   * Renames a folder, to a place where none is. On overlayfs a folder that came with the image of a
   * container cannot be renamed: it is copied, and deleted only when the copy is in its place. So
   * the target is always there as a whole or not at all.
   *
   * @param by where the copy is made, on the disk of the target; a killed move can leave it
   */
  public static void move(Path from, Path to, Path by) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      try {
        delete(by);
        copy(from, by);
        Files.move(by, to, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(by);
      }
      delete(from);
    }
  }

  /**
   * Puts a finished folder in its place for all builds. When another build was faster, its folder
   * stays: both hold the same, and somebody may be using the other one already.
   */
  public static void publish(Path finished, Path place) throws IOException {
    try {
      Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  /**
   * A copy that shares its blocks with the original until one of them is written, where the file
   * system can do that. The JDK cannot ask for it.
   */
  public static void cloneOf(Path from, Path to) throws IOException {
    if (!clonedByProgram(from, to)) {
      delete(to);
      copy(from, to);
    }
  }

  private static boolean clonedByProgram(Path from, Path to) throws IOException {
    return System.getProperty("os.name", "").startsWith("Linux")
        && new Program(List.of("cp", "-a", "--reflink=auto", from.toString(), to.toString()), COPY)
            .succeeds();
  }

  /** Copies a folder without its content, and a link as a link. */
  private static void copyOne(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
  }

  /** A file that is already gone is fine: a dying server deletes some of its own. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Gives a whole folder to another user; for root only. */
  public static void chown(Path folder, int uid) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
