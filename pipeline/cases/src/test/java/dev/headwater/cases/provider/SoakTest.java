package dev.headwater.cases.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.io.Trees;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many runs, a third of which fail in one of three ways, leave nothing behind: no process, no
 * container, no database, no file in the temp folder or the cache, no open file. {@code -Dsoak=100}
 * says how many.
 */
@Tag("thorough")
@Isolated("it counts what this JVM has open")
final class SoakTest {

  private static final int RUNS = Integer.getInteger("soak", 12);

  private final TestArtifacts artifacts = new TestArtifacts();

  @ParameterizedTest
  @MethodSource("dev.headwater.cases.provider.Ground#all")
  void nothingIsLeftBehind(Ground ground) throws Exception {
    try (ground) {
      ground.prepare(artifacts);
      Path project = project();
      run(ground, project, 0); // what is made once: binaries, cluster, loaders, Docker's client
      for (int i = 1; i <= 3; i++) {
        run(ground, project, i);
      }
      Leftovers before = settled(ground);
      for (int i = 0; i < RUNS; i++) {
        run(ground, project, i % 9 < 6 ? 0 : i % 3 + 1);
      }
      assertThat(settled(ground)).isEqualTo(before);
      Trees.delete(project);
    }
  }

  /** A server has workers that come and go by themselves. */
  private static Leftovers settled(Ground ground) throws Exception {
    Leftovers last = ground.leftovers();
    for (int same = 0; same < 4; ) {
      Thread.sleep(250);
      Leftovers now = ground.leftovers();
      same = now.equals(last) ? same + 1 : 0;
      last = now;
    }
    return last;
  }

  private void run(Ground ground, Path project, int failure) throws IOException {
    Path sql = project.resolve("src/main/resources/db/migration/V2__next.sql");
    Files.writeString(
        sql,
        switch (failure) {
          case 1 -> "create table broken (id int primary key, id int);";
          case 2, 3 -> "select pg_sleep(600);";
          default -> "create table next (id int primary key);";
        });
    GenerateRequest.Builder request =
        GenerateRequest.in(project)
            .refresh(true)
            .classesMegabytes(0)
            .snapshotMegabytes(0)
            .packageName("db");
    if (failure == 3) {
      request.timeout(Duration.ofSeconds(1));
    }
    Generate pipeline = new Generate(artifacts);
    if (failure == 0) {
      pipeline.run(ground.request(request), GenerateListener.SILENT);
      return;
    }
    GenerateListener killer =
        new GenerateListener() {
          @Override
          public void migrating(int number, int total, String script) {
            if (failure == 2 && script.equals("V2__next.sql")) {
              ground.killServer();
            }
          }
        };
    assertThatThrownBy(() -> pipeline.run(ground.request(request), killer))
        .isInstanceOf(ProblemException.class);
  }

  private static Path project() throws IOException {
    Path project = Files.createTempDirectory("headwater-soak");
    Path sql = Files.createDirectories(project.resolve("src/main/resources/db/migration"));
    Files.writeString(sql.resolve("V1__author.sql"), "create table author (id int primary key);");
    return project;
  }
}
