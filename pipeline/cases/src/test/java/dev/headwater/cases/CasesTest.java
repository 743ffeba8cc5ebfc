package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.cases.support.LoadedSchema;
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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every folder of {@code cases/}, two at a time. */
@Execution(ExecutionMode.CONCURRENT)
final class CasesTest {

  private static final String ONLY = System.getProperty("case", "");

  private final TestArtifacts artifacts = new TestArtifacts();

  /** Classes that are as expected compiled when they were expected; a few do so every time. */
  @TestFactory
  Stream<DynamicTest> cases() {
    return cases(folder -> true, folder -> folder.isChosen() || !ONLY.isEmpty());
  }

  @TestFactory
  @Tag("thorough")
  Stream<DynamicTest> allCompile() {
    return cases(folder -> !folder.fails() && !folder.isChosen(), folder -> true);
  }

  private Stream<DynamicTest> cases(Predicate<CaseFolder> wanted, Predicate<CaseFolder> compiled) {
    return CaseFolder.all().stream()
        .filter(folder -> folder.name().contains(ONLY) && wanted.test(folder))
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.name(), () -> run(folder, compiled.test(folder))));
  }

  private void run(CaseFolder folder, boolean compile) throws Exception {
    Path work = Files.createTempDirectory("headwater-case");
    try {
      if (folder.fails()) {
        fails(folder, work);
      } else {
        generates(folder, work, compile);
      }
    } finally {
      Trees.delete(work);
    }
  }

  private void generates(CaseFolder folder, Path work, boolean compile) throws Exception {
    Path output = work.resolve("java");
    Path schema = work.resolve("schema");
    GenerateRequest request =
        folder.request(
            output, any -> compile ? any.keep(true).schemaFolder(schema) : any.keep(true));
    try (KeptDatabase database = new KeptDatabase();
        ToolLoaders loaders = new ToolLoaders()) {
      new Generate(artifacts).run(request, database);
      new Expectation(folder.expected()).sameFiles(output);
      ClassLoader driver = new Toolbox(request.toolSet(), artifacts, loaders).driver();
      if (compile) {
        CompiledClasses.of(output, Files.createDirectory(work.resolve("classes")))
            .queryEverything(database.dataSource(driver));
        LoadedSchema.isSame(request, database.dataSource(driver));
      }
    }
    GenerateRequest again =
        folder.request(
            output, any -> compile ? any.refresh(false).schemaFolder(schema) : any.refresh(false));
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
