package dev.headwater.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CacheFolderTest {

  @Test
  void linuxUsesTheXdgFolder() {
    assertThat(CacheFolder.of("Linux", "/home/ann", Map.of("XDG_CACHE_HOME", "/fast/cache")))
        .contains(Path.of("/fast/cache/headwater"));
  }

  @Test
  void linuxWithoutXdgUsesTheHomeFolder() {
    assertThat(CacheFolder.of("Linux", "/home/ann", Map.of()))
        .contains(Path.of("/home/ann/.cache/headwater"));
  }

  @Test
  void emptyXdgCountsAsUnset() {
    assertThat(CacheFolder.of("Linux", "/home/ann", Map.of("XDG_CACHE_HOME", " ")))
        .contains(Path.of("/home/ann/.cache/headwater"));
  }

  @Test
  void relativeXdgIsIgnoredAsItsSpecificationSays() {
    assertThat(CacheFolder.of("Linux", "/home/ann", Map.of("XDG_CACHE_HOME", "cache")))
        .contains(Path.of("/home/ann/.cache/headwater"));
  }

  @Test
  void macUsesLibraryCachesEvenWithXdg() {
    assertThat(CacheFolder.of("Mac OS X", "/Users/ann", Map.of("XDG_CACHE_HOME", "/fast/cache")))
        .contains(Path.of("/Users/ann/Library/Caches/headwater"));
  }

  @Test
  void windowsUsesLocalAppData() {
    assertThat(
            CacheFolder.of("Windows 11", "/Users/ann", Map.of("LOCALAPPDATA", "/Users/ann/Local")))
        .contains(Path.of("/Users/ann/Local/headwater"));
  }

  @Test
  void windowsWithoutLocalAppDataUsesTheHomeFolder() {
    assertThat(CacheFolder.of("Windows Server 2022", "/Users/ann", Map.of()))
        .contains(Path.of("/Users/ann/AppData/Local/headwater"));
  }

  /**
   * As Java names the home folder of a user without a passwd entry, or of one with {@code HOME=/}.
   */
  @ParameterizedTest
  @ValueSource(strings = {"?", "", "/", "home/ann"})
  void userWithoutHomeFolderHasNone(String home) {
    assertThat(CacheFolder.of("Linux", home, Map.of())).isEmpty();
    assertThat(CacheFolder.of("Mac OS X", home, Map.of())).isEmpty();
    assertThat(CacheFolder.of("Windows 11", home, Map.of())).isEmpty();
    assertThat(CacheFolder.of("Linux", home, Map.of("XDG_CACHE_HOME", "/fast/cache")))
        .contains(Path.of("/fast/cache/headwater"));
  }

  @Test
  void folderInTheTemporaryFolderIsOutsideOfTheProject() {
    assertThat(CacheFolder.inTemp()).isAbsolute();
  }
}
