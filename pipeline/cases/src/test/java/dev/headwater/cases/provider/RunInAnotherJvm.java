package dev.headwater.cases.provider;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A run that a test can stop or kill. */
final class RunInAnotherJvm {

  private RunInAnotherJvm() {}

  /**
   * Starts a run of the migrations in a folder.
   *
   * @param folder the project; holds {@code postgres}, the programs, and the cache folder
   * @param output where the words of the run go
   */
  static Process start(Path folder, Path output) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dheadwater.test.localRepository="
                + System.getProperty("headwater.test.localRepository"),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            RunInAnotherJvm.class.getName(),
            folder.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    GenerateRequest request =
        GenerateRequest.in(folder)
            .provider(Kind.LOCAL)
            .postgresHome(folder.resolve("postgres"))
            .cacheDirectory(folder.resolve("cache"))
            .build();
    try {
      new Generate(new TestArtifacts()).run(request, GenerateListener.SILENT);
    } catch (ProblemException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
