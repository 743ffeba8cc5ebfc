package dev.headwater.cases.snapshot;

import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cache folder of a test's own that has PostgreSQL's programs and an initialised cluster already:
 * to make both takes longer than most tests.
 */
final class WarmCache {

  private WarmCache() {}

  /** Makes a folder that is not there yet. */
  static void make(Path cache) throws IOException {
    Trees.copy(Original.FOLDER, cache);
  }

  private static final class Original {
    static final Path FOLDER = filled(Path.of("target/warm-cache").toAbsolutePath());

    private static Path filled(Path folder) {
      try {
        Trees.delete(folder);
        Files.createDirectories(folder);
        GenerateRequest.Builder request =
            GenerateRequest.in(folder).provider(Kind.EMBEDDED).cacheDirectory(folder);
        ServerForTest.open(new TestArtifacts(), request.build()).close();
        return folder;
      } catch (Exception e) {
        throw new IllegalStateException("PostgreSQL for tests did not start", e);
      }
    }
  }
}
