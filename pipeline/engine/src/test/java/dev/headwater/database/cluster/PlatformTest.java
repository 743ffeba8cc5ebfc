package dev.headwater.database.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux,             amd64,   linux-amd64",
    "Linux,             x86_64,  linux-amd64",
    "Linux,             aarch64, linux-arm64v8",
    "Mac OS X,          x86_64,  darwin-amd64",
    "Mac OS X,          aarch64, darwin-arm64v8",
    "Darwin,            arm64,   darwin-arm64v8",
    "Windows 11,        amd64,   windows-amd64",
    "Windows Server 2022, x86-64, windows-amd64",
  })
  void machineHasItsArtifact(String osName, String osArch, String id) {
    assertThat(Platform.of(osName, osArch, false)).isEqualTo(new Platform(id));
  }

  @ParameterizedTest
  @CsvSource({"amd64, linux-amd64-alpine", "aarch64, linux-arm64v8-alpine"})
  void muslHasItsOwnArtifact(String osArch, String id) {
    assertThat(Platform.of("Linux", osArch, true)).isEqualTo(new Platform(id));
  }

  @Test
  void windowsOnArmRunsTheProgramsForIntel() {
    assertThat(Platform.of("Windows 11", "aarch64", false))
        .isEqualTo(new Platform("windows-amd64"));
  }

  @Test
  void unknownSystemIsRefused() {
    assertThatThrownBy(() -> Platform.of("FreeBSD", "amd64", false))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[unknown-platform]: there are no PostgreSQL binaries for FreeBSD on amd64
              known: Linux (glibc or musl), macOS and Windows, on x86-64 or arm64
              fix: another provider: -Dheadwater.provider=local, container or server""");
  }

  @Test
  void unknownProcessorIsRefused() {
    assertThatThrownBy(() -> Platform.of("Linux", "riscv64", false))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[unknown-platform]: there are no PostgreSQL binaries for Linux on riscv64
              known: Linux (glibc or musl), macOS and Windows, on x86-64 or arm64
              fix: another provider: -Dheadwater.provider=local, container or server""");
  }
}
