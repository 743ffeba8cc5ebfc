package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.database.DatabaseChoice.Kind;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Generates every sample in a container that is reused. Testcontainers takes its settings from the
 * environment of the JVM, so this runs in a JVM of its own.
 */
final class OneContainer {

  private OneContainer() {}

  /**
   * @param folder for the container's secrets and the outcomes
   * @return the folder of the outcomes
   */
  static Path generate(String image, Path folder) throws Exception {
    Path outcomes = Files.createDirectories(folder.resolve("outcomes"));
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                TestArtifacts.classPath().stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator)),
                "-Dheadwater.test.localRepository="
                    + System.getProperty("headwater.test.localRepository"),
                OneContainer.class.getName(),
                image,
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("TESTCONTAINERS_REUSE_ENABLE", "true");
    try {
      int exit = builder.start().waitFor();
      assertThat(exit).as(Files.readString(log)).isZero();
      // Another one where a case has server settings, which belong to the container's command.
      assertThat(containers(image)).hasSizeBetween(1, 3);
      return outcomes;
    } finally {
      for (String container : containers(image)) {
        run("docker", "rm", "-f", "-v", container);
      }
    }
  }

  static Outcome read(Path outcomes, Sample sample) throws IOException {
    return new Outcome(Files.readString(outcomes.resolve(sample.name())));
  }

  /** In the JVM of its own. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[1]);
    TestArtifacts artifacts = new TestArtifacts();
    Sample.all()
        .forEach(
            sample -> {
              Outcome outcome =
                  Outcome.of(
                      artifacts,
                      sample,
                      request ->
                          request
                              .provider(Kind.CONTAINER)
                              .postgresVersion("")
                              .image(arguments[0])
                              .cacheDirectory(folder.resolve("cache")));
              try {
                Files.writeString(
                    folder.resolve("outcomes").resolve(sample.name()), outcome.text());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** Those that Testcontainers reuses. */
  private static List<String> containers(String image) throws Exception {
    return run(
            "docker",
            "ps",
            "--all",
            "--quiet",
            "--filter",
            "ancestor=" + image,
            "--filter",
            "label=org.testcontainers.hash")
        .lines()
        .toList();
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
