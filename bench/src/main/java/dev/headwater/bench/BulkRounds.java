package dev.headwater.bench;

import dev.headwater.bench.contestant.Headwater;
import dev.headwater.bench.contestant.Pom;
import dev.headwater.bench.measure.Build.Run;
import dev.headwater.bench.measure.Cell;
import dev.headwater.bench.measure.FailedBuildException;
import dev.headwater.bench.measure.Maven;
import dev.headwater.bench.measure.Results;
import dev.headwater.bench.measure.StageTimes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/** Many rows by Headwater's factories, and by a COPY that is written by hand. */
public record BulkRounds(Subject moongraph, Maven maven, Results results) {

  /** The name of the other contestant. */
  public static final String COPY = "COPY by hand";

  private static final String TEST = "src/test/java/com/example/BulkTest.java";
  private static final String TIMES = "target/bulk.txt";

  /**
   * Measures, in one JVM.
   *
   * @return the tables
   */
  List<Subject> measure(int rounds, long rows) throws IOException, InterruptedException {
    Headwater headwater = new Headwater(maven.place().cache());
    Project project = new Project(maven.place().projects().resolve("bulk"), moongraph);
    project.create(Pom.withFactories(headwater, project));
    Path test = project.folder().resolve(TEST);
    Files.createDirectories(test.getParent());
    Files.writeString(test, test());
    Path log = maven.place().logs().resolve("bulk.log");
    System.err.println(rows + " rows by factories and by COPY");
    maven
        .build(project.folder(), List.of("test", "-Dbulk.rows=" + rows, "-Dbulk.rounds=" + rounds))
        .run(log);
    Path times = project.folder().resolve(TIMES);
    if (!Files.exists(times)) {
      throw new FailedBuildException("wrote no times", log);
    }
    return read(Files.readString(times), results);
  }

  /**
   * Reads lines such as {@code bulk users 1 13.245 13.502}: the seconds of a round, ours first.
   *
   * @return the tables
   */
  static List<Subject> read(String times, Results results) {
    Set<String> tables = new LinkedHashSet<>();
    for (String line : times.lines().toList()) {
      String[] words = line.split(" ", -1);
      Scenario scenario = Scenario.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_'));
      int round = Integer.parseInt(words[2]);
      tables.add(words[1]);
      results.add(new Cell(words[1], scenario, Headwater.NAME), round, run(words[3]));
      results.add(new Cell(words[1], scenario, COPY), round, run(words[4]));
    }
    return tables.stream().map(table -> new Subject(table, Map.of(), true)).toList();
  }

  private static Run run(String seconds) {
    return new Run(Double.parseDouble(seconds), OptionalLong.empty(), new StageTimes(Map.of()));
  }

  private static String test() throws IOException {
    try (InputStream stream = BulkRounds.class.getResourceAsStream("BulkTest.java")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
