package dev.headwater.cases;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The classes of schemas with awkward names compile. {@code -Dawkward.schemas=100} says how many,
 * {@code -Dawkward.seed=1} which ones.
 */
final class AwkwardSchemasTest {

  private static final long SEED = Long.getLong("awkward.seed", 20261130);

  private final TestArtifacts artifacts = new TestArtifacts();
  @TempDir private Path folder;

  @Test
  @Tag("newer-java")
  void classesOfAFewNamesCompile() throws Exception {
    compiles(SEED, 8);
  }

  @Test
  @Tag("thorough")
  void classesOfManyNamesCompile() throws Exception {
    int schemas = Integer.getInteger("awkward.schemas", 20);
    for (int i = 0; i < schemas; i++) {
      compiles(SEED + i, 5 + i);
    }
  }

  private void compiles(long seed, int size) throws Exception {
    Path work = Files.createDirectory(folder.resolve("seed-" + seed));
    Path migrations = Files.createDirectory(work.resolve("migrations"));
    Files.writeString(migrations.resolve("V1__awkward.sql"), new AwkwardSchemas(seed, size).sql());
    GenerateRequest request =
        GenerateRequest.in(work)
            .locations(List.of("migrations"))
            .provider(Kind.EMBEDDED)
            .outputDirectory(work.resolve("java"))
            .classesMegabytes(0)
            .snapshotMegabytes(0)
            .build();
    new Generate(artifacts).run(request, GenerateListener.SILENT);
    CompiledClasses.of(work.resolve("java"), Files.createDirectory(work.resolve("classes")));
  }
}
