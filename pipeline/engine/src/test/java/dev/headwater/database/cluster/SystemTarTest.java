package dev.headwater.database.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemTarTest {

  @TempDir private Path temp;

  /** More than a pipe holds. */
  private static InputStream noArchive() {
    return new ByteArrayInputStream(new byte[1 << 20]);
  }

  @Test
  void unpacksProgramsAndLinks() throws Exception {
    Path packed = Files.createDirectories(temp.resolve("packed/bin"));
    Files.writeString(packed.resolve("program"), "#!/bin/sh\n");
    assumeTrue(packed.resolve("program").toFile().setExecutable(true));
    Files.createSymbolicLink(packed.resolve("link"), Path.of("program"));
    Path archive = temp.resolve("a.txz");
    assumeTrue(
        new ProcessBuilder("tar", "-cJf", archive.toString(), "-C", temp + "/packed", "bin")
                .inheritIO()
                .start()
                .waitFor()
            == 0,
        "no tar, or no xz");
    Path folder = temp.resolve("unpacked");
    try (InputStream txz = Files.newInputStream(archive)) {
      assertThat(SystemTar.unpack(txz, folder)).isTrue();
    }
    assertThat(folder.resolve("bin/program")).hasContent("#!/bin/sh\n").isExecutable();
    assertThat(Files.readSymbolicLink(folder.resolve("bin/link"))).isEqualTo(Path.of("program"));
  }

  @Test
  void leavesNothingOfWhatIsNoArchive() throws IOException {
    Path folder = temp.resolve("unpacked");
    assertThat(SystemTar.unpack(noArchive(), folder)).isFalse();
    assertThat(folder).doesNotExist();
  }

  @Test
  void leavesNothingWhereThereIsNoSuchProgram() throws IOException {
    Path folder = temp.resolve("unpacked");
    assertThat(SystemTar.unpack(temp + "/none", noArchive(), folder)).isFalse();
    assertThat(folder).doesNotExist();
  }
}
