package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.cases.support.MigratedForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.SameSchema;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.io.Trees;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every folder of {@code cases/}, two at a time. */
@Execution(ExecutionMode.CONCURRENT)
final class CasesTest {

  /** jOOQ sees the number of a session's temporary schema: when it is another one, it looks. */
  private static final Set<String> NOT_ALWAYS_ALIKE = Set.of("temporary-tables-leave-nothing");

  /**
   * What jOOQ saw is kept for the classes that came of it. Here another case gives the same classes
   * from functions that were created in another order; each would forget what the other has seen.
   */
  private static final Set<String> SAME_CLASSES =
      Set.of(
          "overloaded-table-functions",
          "overloaded-table-functions-in-another-order",
          "overloads-are-numbered-by-argument-types",
          "overloads-created-in-another-order");

  private final TestArtifacts artifacts = new TestArtifacts();

  @TestFactory
  Stream<DynamicTest> cases() {
    String only = System.getProperty("case", "");
    return CaseFolder.all().stream()
        .filter(c -> c.name().contains(only))
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> run(c)));
  }

  private void run(CaseFolder folder) throws Exception {
    Path work = Files.createTempDirectory("headwater-case");
    try {
      if (folder.fails()) {
        fails(folder, work);
      } else {
        generates(folder, work);
      }
    } finally {
      Trees.delete(work);
    }
  }

  private void generates(CaseFolder folder, Path work) throws Exception {
    Path output = work.resolve("java");
    UnaryOperator<GenerateRequest.Builder> cache =
        SAME_CLASSES.contains(folder.name())
            ? any -> any.cacheDirectory(work.resolve("cache"))
            : any -> any;
    GenerateRequest request = folder.request(output, cache);
    new Generate(artifacts).run(request, GenerateListener.SILENT);
    new Expectation(folder.expected()).sameFiles(output);
    Generated again = (Generated) new Generate(artifacts).run(request, GenerateListener.SILENT);
    assertThat(again.classes().written() + again.classes().removed()).isZero();
    // Another input and the same schema: jOOQ need not run to know that.
    GenerateRequest oneMore =
        folder.request(
            output,
            more ->
                cache
                    .apply(more)
                    .refresh(false)
                    .initScripts(
                        Stream.concat(
                                request.scripts().initScripts().stream(), Stream.of(comment(work)))
                            .toList()));
    GenerateOutcome known = new Generate(artifacts).run(oneMore, GenerateListener.SILENT);
    if (!NOT_ALWAYS_ALIKE.contains(folder.name())) {
      assertThat(known).isInstanceOf(SameSchema.class);
    }
    assertThat(new Generate(artifacts).run(oneMore, GenerateListener.SILENT))
        .isInstanceOf(UpToDate.class);
    new Expectation(folder.expected()).sameFiles(output);
    CompiledClasses compiled =
        CompiledClasses.of(output, Files.createDirectory(work.resolve("classes")));
    MigratedForTest.use(request, artifacts, compiled::queryEverything);
  }

  private static Path comment(Path work) {
    try {
      return Files.writeString(work.resolve("comment.sql"), "-- nothing but a comment");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fails(CaseFolder folder, Path work) throws IOException {
    Path output = work.resolve("java");
    GenerateRequest request = folder.request(output);
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> new Generate(artifacts).run(request, GenerateListener.SILENT));
    assertThat(thrown).as("the run must fail").isNotNull();
    // Which PostgreSQLs are installed is told too, but differs between machines.
    String text = thrown.getMessage().replaceAll("(?m)^  local: .*$", "  local: …");
    new Expectation(folder.expected()).sameError(text);
    assertThat(work).as("nothing is left behind").isEmptyDirectory();
  }
}
