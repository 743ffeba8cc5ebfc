package dev.headwater.cases.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A script that is saved while a run goes on: what was applied may be the old text or the new one,
 * so nothing of that run is taken for what either of them makes.
 */
final class EditedMeanwhileTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();
  private static final String LAST = "V4__fill_b.sql";
  private static final String OTHER =
      "insert into b (a) select id from a; alter table b add other text;";

  /** Longer than a copy takes, so that the state after it is kept. */
  private static final String SLOW = " select pg_sleep(0.6);";

  @TempDir private Path folder;
  private SnapshotProject project;
  private String text = "";

  @BeforeEach
  void writeMigrations() throws IOException {
    project = SnapshotProject.in(folder);
    text = Files.readString(project.migrations().resolve(LAST));
  }

  /** Writes a script when a migration begins. */
  private GenerateListener saving(String script, Map<Integer, String> texts) {
    return new GenerateListener() {
      @Override
      public void migrating(int number, int total, String name) {
        if (texts.containsKey(number)) {
          try {
            project.write(script, texts.get(number));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    };
  }

  private MigratedState state(GenerateListener listener) throws Exception {
    return MigratedState.of(project.request(builder -> builder), ARTIFACTS, listener);
  }

  private MigratedState fromNothing() throws Exception {
    return MigratedState.of(project.request(builder -> builder.snapshotMegabytes(0)), ARTIFACTS);
  }

  private void assertLikeFromNothing(MigratedState state) throws Exception {
    MigratedState right = fromNothing();
    assertEquals(right.dump(), state.dump());
    assertEquals(right.classes(), state.classes());
  }

  @Test
  @Tag("thorough")
  void theStateAtTheEndIsNotKept() throws Exception {
    state(saving(LAST, Map.of(1, OTHER)));
    project.write(LAST, text);
    assertLikeFromNothing(state(GenerateListener.SILENT));
  }

  @Test
  @Tag("thorough")
  void norWhenTheEditIsTakenBackBeforeTheEnd() throws Exception {
    state(saving(LAST, Map.of(1, OTHER, 4, text)));
    assertEquals(text, Files.readString(project.migrations().resolve(LAST)));
    assertLikeFromNothing(state(GenerateListener.SILENT));
  }

  @Test
  @Tag("thorough")
  void norIsTheStateBeforeTheLastMigration() throws Exception {
    String third = Files.readString(project.migrations().resolve("V3__b.sql"));
    project.write("V2__fill_a.sql", "insert into a (name) values ('one');" + SLOW);
    state(saving("V3__b.sql", Map.of(1, third + " alter table b add other text;" + SLOW)));
    project.write("V3__b.sql", third);
    project.write(LAST, "insert into b (a) select id from a; select 1;");
    assertLikeFromNothing(state(GenerateListener.SILENT));
  }

  @Test
  @Tag("thorough")
  void norIsTheStateBeforeAFailure() throws Exception {
    String third = Files.readString(project.migrations().resolve("V3__b.sql"));
    project.write(LAST, "nonsense;");
    GenerateListener saving =
        saving("V3__b.sql", Map.of(1, third + " alter table b add other text;"));
    assertThrows(ProblemException.class, () -> state(saving));
    project.write("V3__b.sql", third);
    project.write(LAST, text);
    assertLikeFromNothing(state(GenerateListener.SILENT));
  }

  @Test
  @Tag("thorough")
  void anotherBuildThatWritesTheSameFolderIsNotTakenForThisOne() throws Exception {
    GenerateRequest request = project.request(builder -> builder);
    GenerateRequest other = project.request(builder -> builder.packageName("other"));
    Generate pipeline = new Generate(ARTIFACTS);
    pipeline.run(request, GenerateListener.SILENT);
    project.write("V5__nothing.sql", "select 1;"); // which makes the same schema
    pipeline.run(
        request,
        new GenerateListener() {
          @Override
          public void outdated(List<String> reasons) {
            if (!Files.exists(request.outputDirectory().resolve("other"))) {
              pipeline.run(other, SILENT);
            }
          }
        });
    assertThat(request.outputDirectory().resolve("db")).exists();
    assertThat(request.outputDirectory().resolve("other")).doesNotExist();
    assertInstanceOf(UpToDate.class, pipeline.run(request, GenerateListener.SILENT));
  }

  /** The second of two builds of one module. */
  @Test
  @Tag("thorough")
  void whatAnotherBuildHasJustMadeIsTaken() throws Exception {
    GenerateRequest request = project.request(builder -> builder);
    Generate pipeline = new Generate(ARTIFACTS);
    List<GenerateOutcome> first = new ArrayList<>();
    GenerateOutcome second =
        pipeline.run(
            request,
            new GenerateListener() {
              @Override
              public void outdated(List<String> reasons) {
                first.add(new Generate(ARTIFACTS).run(request, SILENT));
              }
            });
    assertInstanceOf(Generated.class, first.get(0));
    assertInstanceOf(UpToDate.class, second);
  }

  @Test
  void theClassesAreNotTakenForUpToDate() throws Exception {
    GenerateRequest request = project.request(builder -> builder);
    Generate pipeline = new Generate(ARTIFACTS);
    assertInstanceOf(
        Generated.class, pipeline.run(request, saving(LAST, Map.of(1, OTHER, 4, text))));
    Path table;
    try (var classes = Files.walk(request.outputDirectory())) {
      table = classes.filter(file -> file.endsWith("tables/B.java")).findFirst().orElseThrow();
    }
    assertEquals(true, Files.readString(table).contains("OTHER"), "the edit was read");
    GenerateOutcome next = pipeline.run(request, GenerateListener.SILENT);
    assertInstanceOf(Generated.class, next);
    assertEquals(false, Files.readString(table).contains("OTHER"));
    assertInstanceOf(UpToDate.class, pipeline.run(request, GenerateListener.SILENT));
  }
}
