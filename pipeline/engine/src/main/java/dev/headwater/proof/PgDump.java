package dev.headwater.proof;

import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.HowToConnect;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.io.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A second witness: it reads a schema with code that is not Headwater's.
 *
 * @param version such as {@code 17.2}
 */
record PgDump(String program, String version) {

  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)\\S*)");

  /** One that can read the server: from its own folder, or from the {@code PATH}. */
  static Optional<PgDump> atHand(DatabaseOrigin origin) {
    int server = Integer.parseInt(origin.postgresVersion().replaceAll("\\D.*", ""));
    Path beside = Path.of(origin.source().replaceFirst(" .*", "")).resolve("bin/pg_dump");
    return Stream.of(Files.isExecutable(beside) ? beside.toString() : "", "pg_dump")
        .filter(program -> !program.isEmpty())
        .flatMap(program -> found(program, server).stream())
        .findFirst();
  }

  private static Optional<PgDump> found(String program, int server) {
    Matcher version =
        VERSION.matcher(
            new Program(List.of(program, "--version"), DEADLINE).answer().orElse("none"));
    return version.find() && Integer.parseInt(version.group(2)) >= server
        ? Optional.of(new PgDump(program, version.group(1)))
        : Optional.empty();
  }

  /**
   * The sorted lines of a schema. Brackets do not count, because a chain of conditions may have
   * more of them than it needs.
   *
   * @param leftOut the name of a table
   */
  List<String> lines(ThrowawayDatabase database, String leftOut) throws IOException {
    Program dump =
        new Program(List.of(program, "--schema-only", "--exclude-table=*." + leftOut), DEADLINE);
    // These would win over the variables for the address.
    dump.without(List.of("PGSERVICE", "PGHOSTADDR", "PGSSLMODE"));
    for (Map.Entry<String, String> variable : new HowToConnect(database).environment().entrySet()) {
      dump.with(variable.getKey(), variable.getValue());
    }
    Program.Ended ended = dump.run(new byte[0]);
    if (ended.exit().orElse(1) != 0) {
      throw new IOException("pg_dump fails: " + ended.errors());
    }
    return new String(ended.output(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("--") && !line.startsWith("\\") && !line.isBlank())
        .map(line -> line.strip().replaceAll(",$|[()]", ""))
        .sorted()
        .toList();
  }
}
