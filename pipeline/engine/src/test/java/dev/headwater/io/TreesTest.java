package dev.headwater.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TreesTest {

  @TempDir Path folder;

  @Test
  void copyKeepsPermissionsOfFoldersAndFiles() throws IOException {
    Path data = Files.createDirectories(folder.resolve("a/data"));
    Path file = Files.writeString(data.resolve("PG_VERSION"), "18");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));

    Trees.copy(folder.resolve("a"), folder.resolve("b"));

    assertThat(permissions("b/data")).isEqualTo("rwx------");
    assertThat(permissions("b/data/PG_VERSION")).isEqualTo("rw-------");
    assertThat(folder.resolve("b/data/PG_VERSION")).hasContent("18");
  }

  @Test
  void copyKeepsTimes() throws IOException {
    Path file = Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("f"), "x");
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(file, old);

    Trees.copy(folder.resolve("a"), folder.resolve("b"));

    assertThat(Files.getLastModifiedTime(folder.resolve("b/f"))).isEqualTo(old);
  }

  @Test
  void copyKeepsEmptyFolders() throws IOException {
    Files.createDirectories(folder.resolve("a/pg_twophase"));

    Trees.copy(folder.resolve("a"), folder.resolve("b"));

    assertThat(folder.resolve("b/pg_twophase")).isEmptyDirectory();
  }

  @Test
  void deletedFolderIsGone() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("a/b c/ä")).resolve("f"), "x");

    Trees.delete(folder.resolve("a"));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void deletingNothingIsFine() throws IOException {
    Trees.delete(folder.resolve("nothing"));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void deletingNeverFollowsALink() throws IOException {
    Path precious = Files.createDirectory(folder.resolve("precious"));
    Files.writeString(precious.resolve("f"), "x");
    Files.createDirectory(folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("a/link"), precious);

    Trees.delete(folder.resolve("a"));

    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(precious.resolve("f")).exists();
  }

  @Test
  void danglingLinkIsDeletedToo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nothing"));

    Trees.delete(link);

    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void movedFolderIsTheSameFolder() throws IOException {
    Path from = Files.createDirectory(folder.resolve("a"));
    Object inode = Files.getAttribute(from, "unix:ino");

    Trees.move(from, folder.resolve("b"), folder.resolve("by"));

    assertThat(Files.getAttribute(folder.resolve("b"), "unix:ino")).isEqualTo(inode);
    assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("b"));
  }

  /** As when the file system refuses to rename it. */
  @Test
  void folderOnAnotherDiskIsMovedAsItIs() throws IOException {
    Path other = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(other) && !Files.getFileStore(other).equals(Files.getFileStore(folder)));
    Path place = Files.createTempDirectory(other, "headwater");
    try {
      Path from = Files.createDirectories(place.resolve("a/sub")).getParent();
      FileTime old = FileTime.fromMillis(1_000_000_000_000L);
      Files.setLastModifiedTime(Files.writeString(from.resolve("sub/f"), "x"), old);
      Files.createSymbolicLink(from.resolve("link"), Path.of("nothing"));
      Files.writeString(Files.createDirectory(folder.resolve("by")).resolve("half"), "");

      Trees.move(from, folder.resolve("b"), folder.resolve("by"));

      assertThat(folder.resolve("b/sub/f")).hasContent("x");
      assertThat(Files.getLastModifiedTime(folder.resolve("b/sub/f"))).isEqualTo(old);
      assertThat(Files.readSymbolicLink(folder.resolve("b/link"))).isEqualTo(Path.of("nothing"));
      assertThat(place).isEmptyDirectory();
      assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("b"));
    } finally {
      Trees.delete(place);
    }
  }

  @Test
  void folderThatCannotBeMovedStays() throws IOException {
    Path other = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(other) && !Files.getFileStore(other).equals(Files.getFileStore(folder)));
    Path from = Files.createTempDirectory(other, "headwater");
    try {
      Files.writeString(from.resolve("f"), "x");
      Path taken = Files.createDirectories(folder.resolve("b/c")).getParent();

      assertThatThrownBy(() -> Trees.move(from, taken, folder.resolve("by")))
          .isInstanceOf(FileSystemException.class);

      assertThat(from.resolve("f")).hasContent("x");
      assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("b"));
    } finally {
      Trees.delete(from);
    }
  }

  @Test
  void fillingAddsWhatIsMissingAndNothingElse() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("a/sub")).resolve("f"), "x");
    Files.writeString(folder.resolve("a/g"), "old");
    Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("g"), "new");
    Files.writeString(folder.resolve("b/h"), "mine");

    Trees.fill(folder.resolve("a"), folder.resolve("b"));

    assertThat(folder.resolve("b/sub/f")).hasContent("x");
    assertThat(folder.resolve("b/g")).hasContent("new");
    assertThat(folder.resolve("b/h")).hasContent("mine");
  }

  private String permissions(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
  }
}
