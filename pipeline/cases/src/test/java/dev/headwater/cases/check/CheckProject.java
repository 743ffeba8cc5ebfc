package dev.headwater.cases.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.command.check.Check;
import dev.headwater.command.check.CheckOutcome;
import dev.headwater.command.check.CheckOutcome.Differs;
import dev.headwater.command.check.CheckOutcome.Failed;
import dev.headwater.command.check.CheckOutcome.Same;
import dev.headwater.command.check.CheckRequest;
import dev.headwater.command.check.CheckRequest.Depth;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.CheckOutcomeFile;
import dev.headwater.report.CheckReport;
import dev.headwater.tool.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project with one migration that commits its classes. */
record CheckProject(Path folder, Optional<Path> schema, boolean committed) {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();
  private static final Documents DOCUMENTS = new Documents(ARTIFACTS);

  /** An outcome, and how a user reads it. */
  record Said(CheckOutcome outcome, String text) {}

  static CheckProject in(Path folder) throws IOException {
    CheckProject project = new CheckProject(folder.toRealPath(), Optional.empty(), true);
    project.file(
        "src/main/resources/db/migration/V1__author.sql",
        """
        create table author (
          id bigint generated always as identity primary key,
          name text not null
        );
        """);
    return project;
  }

  CheckProject withSchemaFolder() {
    return new CheckProject(folder, Optional.of(folder.resolve("sql")), committed);
  }

  CheckProject withoutCommittedClasses() {
    return new CheckProject(folder, schema, false);
  }

  void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void generate() {
    new Generate(ARTIFACTS).run(request(), GenerateListener.SILENT);
  }

  Said check(Depth depth) {
    return check(depth, Optional.empty());
  }

  Said against(String base, Depth depth) {
    return check(depth, Optional.of(base));
  }

  private Said check(Depth depth, Optional<String> base) {
    CheckRequest request =
        new CheckRequest(request(), depth, folder.resolve("target/check"), committed, base);
    CheckOutcome outcome = new Check(ARTIFACTS).run(request, GenerateListener.SILENT);
    new CheckOutcomeFile(file(), DOCUMENTS).write(depth.word(), outcome);
    CheckReport report = new CheckReport(request, "mvn generate-sources", DOCUMENTS);
    if (outcome instanceof Same same) {
      return new Said(outcome, String.join("\n", report.same(same)));
    }
    return new Said(
        outcome,
        new ProblemException(
                outcome instanceof Differs differs
                    ? report.differs(differs)
                    : report.failed((Failed) outcome))
            .getMessage());
  }

  private Path file() {
    return folder.resolve("target/check.json");
  }

  /** The file without white space between its elements. */
  String outcomeFile() throws IOException {
    return Files.readString(file())
        .replaceAll("\\s*\n\\s*", "")
        .replace(" : ", ":")
        .replaceAll("\\[ +]", "[]");
  }

  private GenerateRequest request() {
    GenerateRequest.Builder request =
        GenerateRequest.in(folder)
            .provider(Kind.EMBEDDED)
            .packageName("com.example.db")
            .outputDirectory(folder.resolve("src/main/generated"));
    schema.ifPresent(request::schemaFolder);
    String cache = System.getProperty("headwater.cache", "");
    return (cache.isEmpty() ? request : request.cacheDirectory(Path.of(cache))).build();
  }

  void git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(command + "\n" + output).isZero();
  }
}
