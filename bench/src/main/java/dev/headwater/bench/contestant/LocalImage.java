package dev.headwater.bench.contestant;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** PostgreSQL images that this machine has already; a download is no part of a measurement. */
public final class LocalImage {

  /** The newest official ones, and the one that pipeline/cases/images/build makes. */
  private static final List<String> USUAL =
      List.of(
          "postgres:18", "postgres:17", "postgres:16", "postgres:15", "headwater-test/pgvector:17");

  private LocalImage() {}

  public static Optional<String> first() throws IOException, InterruptedException {
    for (String image : USUAL) {
      if (docker("image", "inspect", image)) {
        return Optional.of(image);
      }
    }
    return Optional.empty();
  }

  public static boolean dockerRuns() throws IOException, InterruptedException {
    return docker("info");
  }

  private static boolean docker(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("docker")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.command().addAll(List.of(arguments));
    return builder.start().waitFor() == 0;
  }
}
