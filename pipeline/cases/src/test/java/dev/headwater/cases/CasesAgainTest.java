package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.SameSchema;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.command.Generate;
import dev.headwater.io.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A case that is generated once more becomes the same, and jOOQ need not run to know that. */
@Execution(ExecutionMode.CONCURRENT)
final class CasesAgainTest {

  private static final Set<String> SOME =
      Set.of(
          "composite-in-composite",
          "overloads-are-numbered-by-argument-types",
          "partitions-brought-back");

  /** jOOQ sees the number of a session's temporary schema: when it is another one, it looks. */
  private static final Set<String> NOT_ALWAYS_ALIKE = Set.of("temporary-tables-leave-nothing");

  /**
   * A transcript is kept under the classes that were made with it. Another case makes the same
   * classes from functions that were created in another order, so each replaces the other's
   * transcript.
   */
  private static final Set<String> SAME_CLASSES =
      Set.of(
          "overloaded-table-functions",
          "overloaded-table-functions-in-another-order",
          "overloads-are-numbered-by-argument-types",
          "overloads-created-in-another-order");

  private final TestArtifacts artifacts = new TestArtifacts();

  @TestFactory
  Stream<DynamicTest> someCases() {
    return cases(SOME::contains);
  }

  @TestFactory
  @Tag("thorough")
  Stream<DynamicTest> allOtherCases() {
    return cases(name -> !SOME.contains(name));
  }

  private Stream<DynamicTest> cases(Predicate<String> wanted) {
    return CaseFolder.all().stream()
        .filter(folder -> !folder.fails() && wanted.test(folder.name()))
        .map(folder -> DynamicTest.dynamicTest(folder.name(), () -> run(folder)));
  }

  private void run(CaseFolder folder) throws Exception {
    Path work = Files.createTempDirectory("headwater-case");
    try {
      generatesTwice(folder, work);
    } finally {
      Trees.delete(work);
    }
  }

  private void generatesTwice(CaseFolder folder, Path work) throws Exception {
    Path output = work.resolve("java");
    UnaryOperator<Builder> cache =
        SAME_CLASSES.contains(folder.name())
            ? any -> any.cacheDirectory(work.resolve("cache"))
            : any -> any;
    GenerateRequest request = folder.request(output, cache);
    run(request);
    Generated again = (Generated) run(request);
    assertThat(again.classes().written() + again.classes().removed()).isZero();
    Path comment = Files.writeString(work.resolve("comment.sql"), "-- nothing but a comment");
    List<Path> scripts =
        Stream.concat(request.scripts().initScripts().stream(), Stream.of(comment)).toList();
    GenerateRequest oneMore =
        folder.request(output, more -> cache.apply(more).refresh(false).initScripts(scripts));
    GenerateOutcome known = run(oneMore);
    if (!NOT_ALWAYS_ALIKE.contains(folder.name())) {
      assertThat(known).isInstanceOf(SameSchema.class);
    }
    assertThat(run(oneMore)).isInstanceOf(UpToDate.class);
    new Expectation(folder.expected()).sameFiles(output);
  }

  private GenerateOutcome run(GenerateRequest request) {
    return new Generate(artifacts).run(request, GenerateListener.SILENT);
  }
}
