package dev.headwater.cases.catalog;

import dev.headwater.database.ThrowawayDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code pg_dump} of a server's own version, which sees a schema without our help.
 *
 * @param command the program, and what stands before it
 * @param server the address as the program reaches it, without a database
 */
record DumpProgram(List<String> command, String server, String password) {

  /** A program on this machine. */
  static DumpProgram at(Path program, ThrowawayDatabase server) {
    String address =
        server
            .url()
            .replaceFirst("^jdbc:", "")
            .replaceAll("/[^/]*$", "/")
            .replaceFirst("//", "//" + server.username() + "@");
    return new DumpProgram(List.of(program.toString()), address, server.password());
  }

  /** The program of the image, in the container that the server runs in. */
  static DumpProgram inContainerOf(ThrowawayDatabase server) throws Exception {
    String port = server.url().replaceAll(".*:(\\d+)/.*", "$1");
    String container = output(List.of("docker", "ps", "-q", "--filter", "publish=" + port), "");
    return new DumpProgram(
        List.of("docker", "exec", "-e", "PGPASSWORD", container.strip(), "pg_dump"),
        "postgresql://" + server.username() + "@localhost:5432/",
        server.password());
  }

  String schemaOf(String database) throws Exception {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--schema-only", "-d", server + database));
    return output(all, password);
  }

  private static String output(List<String> command, String password)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("headwater", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file.toFile());
      builder.environment().put("PGPASSWORD", password);
      int exit = builder.start().waitFor();
      String text = Files.readString(file, StandardCharsets.UTF_8);
      if (exit != 0) {
        throw new IllegalStateException(text);
      }
      return text;
    } finally {
      Files.delete(file);
    }
  }
}
