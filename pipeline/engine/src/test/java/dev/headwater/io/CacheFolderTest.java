package dev.headwater.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CacheFolderTest {

  @Test
  void linuxUsesTheXdgFolder() {
    assertThat(CacheFolder.of("Linux", "/home/ann", Map.of("XDG_CACHE_HOME", "/fast/cache")))
        .isEqualTo(Path.of("/fast/cache/headwater"));
  }

  @Test
  void linuxWithoutXdgUsesTheHomeFolder() {
    assertThat(CacheFolder.of("Linux", "/home/ann", Map.of()))
        .isEqualTo(Path.of("/home/ann/.cache/headwater"));
  }

  @Test
  void emptyXdgCountsAsUnset() {
    assertThat(CacheFolder.of("Linux", "/home/ann", Map.of("XDG_CACHE_HOME", " ")))
        .isEqualTo(Path.of("/home/ann/.cache/headwater"));
  }

  @Test
  void relativeXdgIsIgnoredAsItsSpecificationSays() {
    assertThat(CacheFolder.of("Linux", "/home/ann", Map.of("XDG_CACHE_HOME", "cache")))
        .isEqualTo(Path.of("/home/ann/.cache/headwater"));
  }

  @Test
  void macUsesLibraryCachesEvenWithXdg() {
    assertThat(CacheFolder.of("Mac OS X", "/Users/ann", Map.of("XDG_CACHE_HOME", "/fast/cache")))
        .isEqualTo(Path.of("/Users/ann/Library/Caches/headwater"));
  }

  @Test
  void windowsUsesLocalAppData() {
    assertThat(
            CacheFolder.of("Windows 11", "/Users/ann", Map.of("LOCALAPPDATA", "/Users/ann/Local")))
        .isEqualTo(Path.of("/Users/ann/Local/headwater"));
  }

  @Test
  void windowsWithoutLocalAppDataUsesTheHomeFolder() {
    assertThat(CacheFolder.of("Windows Server 2022", "/Users/ann", Map.of()))
        .isEqualTo(Path.of("/Users/ann/AppData/Local/headwater"));
  }
}
