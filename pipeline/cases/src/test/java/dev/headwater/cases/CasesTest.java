package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.io.Trees;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every folder of {@code cases/}, two at a time. */
@Execution(ExecutionMode.CONCURRENT)
final class CasesTest {

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
    GenerateRequest request = folder.request(output, any -> any.keep(true));
    try (KeptDatabase database = new KeptDatabase();
        ToolLoaders loaders = new ToolLoaders()) {
      new Generate(artifacts).run(request, database);
      new Expectation(folder.expected()).sameFiles(output);
      CompiledClasses.of(output, Files.createDirectory(work.resolve("classes")))
          .queryEverything(
              database.dataSource(new Toolbox(request.toolSet(), artifacts, loaders).driver()));
    }
    GenerateRequest again = folder.request(output, any -> any.refresh(false));
    assertThat(new Generate(artifacts).run(again, GenerateListener.SILENT))
        .isInstanceOf(UpToDate.class);
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
