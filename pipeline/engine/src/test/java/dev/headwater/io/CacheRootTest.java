package dev.headwater.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders in places where other users may write. */
final class CacheRootTest {

  @TempDir Path shared;

  @Test
  void ownFolderIsMadeWithItsPermissions() throws IOException {
    assertThat(permissions(own())).isEqualTo("rwx------");
  }

  @Test
  void ownFolderOfAnEarlierRunIsTaken() throws IOException {
    Files.setPosixFilePermissions(
        Files.createDirectory(folder()), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(permissions(own())).isEqualTo("rwx------");
  }

  @Test
  void linkIsRefusedAndItsTargetStaysAsItIs() throws IOException {
    Path target = Files.createDirectory(shared.resolve("private"));
    String before = permissions(target);
    Files.createSymbolicLink(folder(), target);

    assertRefused("it is a link or a file");

    assertThat(target).isEmptyDirectory();
    assertThat(permissions(target)).isEqualTo(before);
  }

  @Test
  void linkToNothingIsRefused() throws IOException {
    Path target = shared.resolve("private");
    Files.createSymbolicLink(folder(), target);

    assertRefused("it is a link or a file");

    assertThat(target).doesNotExist();
  }

  @Test
  void folderOfAnotherUserIsRefused() throws IOException {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can give a folder away");
    Trees.chown(Files.createDirectory(folder()), 54321);

    assertRefused("it belongs to somebody else");

    assertThat(folder()).isEmptyDirectory();
  }

  private void assertRefused(String why) {
    assertThatThrownBy(this::own)
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[cache-not-writable]: cannot write the cache folder %s
              why: %s
              fix: make it writable, or choose another: -Dheadwater.cache=FOLDER"""
                .formatted(folder(), why));
  }

  private Path own() {
    return CacheRoot.own(folder(), "rwx------");
  }

  private Path folder() {
    return shared.resolve("headwater-ann");
  }

  private static String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
