package dev.headwater.bench;

import dev.headwater.bench.contestant.Headwater;
import dev.headwater.bench.measure.BuiltPlugin;
import dev.headwater.bench.measure.FailedBuildException;
import dev.headwater.bench.measure.Maven;
import dev.headwater.bench.measure.Results;
import dev.headwater.bench.report.Machine;
import dev.headwater.bench.report.RawRuns;
import dev.headwater.bench.report.Report;
import dev.headwater.bench.schema.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mvn -q -f bench}: measures, and prints tables. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures Headwater against its peers on this machine, and prints tables.")
public final class Bench implements Callable<Integer> {

  private static final List<String> EVERY_SIZE =
      List.of(
          "moongraph",
          "10x10",
          "10x100",
          "10x500",
          "100x10",
          "100x100",
          "100x500",
          "1000x10",
          "1000x100",
          "1000x500");

  private static final Size WATCHED = new Size(50, 50);
  private static final Size DEPLOYED = new Size(178, 50);
  private static final int FEWEST_SAVES = 5;

  @Option(
      names = "--schemas",
      split = ",",
      description =
          "What is migrated: moongraph, MIGRATIONSxTABLES, or a folder of your own migrations.",
      defaultValue = "moongraph,10x10,100x100")
  private List<String> schemas = List.of();

  @Option(names = "--full", description = "All sizes instead of --schemas. Takes hours.")
  private boolean full;

  @Option(
      names = "--scenarios",
      split = ",",
      description = "Some of: ${COMPLETION-CANDIDATES}. Default: all.")
  private Set<Scenario> scenarios = EnumSet.allOf(Scenario.class);

  @Option(
      names = "--against",
      split = ",",
      description = "Some of: ${COMPLETION-CANDIDATES}. Default: all.")
  private Set<Lineup.Rival> against = EnumSet.allOf(Lineup.Rival.class);

  @Option(names = "--rounds", description = "How often.", defaultValue = "3")
  private int rounds;

  @Option(names = "--rows", description = "How many rows factories make.", defaultValue = "1000000")
  private long rows;

  @Option(names = "--seed", description = "Of the synthetic schemas.", defaultValue = "4")
  private long seed;

  @Option(
      names = "--image",
      description = "The peer's PostgreSQL image. Default: postgres:18 or older, if it is here.")
  private @Nullable String image;

  public static void main(String[] arguments) {
    CommandLine command =
        new CommandLine(new Bench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Bench::failed);
    int exit = command.execute(arguments);
    // Not when it went well: this is Maven's JVM.
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /** What the user can mend needs no stack trace. */
  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult arguments)
      throws Exception {
    if (e instanceof FailedBuildException || e instanceof IllegalArgumentException) {
      System.err.println(e.getMessage());
      return command.getCommandSpec().exitCodeOnExecutionException();
    }
    throw e;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Workplace place = Workplace.ofThisBuild();
    List<Subject> subjects = subjects(place);
    Maven maven = Maven.ofThisBuild(place);
    System.err.println("building Headwater's plugin");
    BuiltPlugin.install(maven);
    Results results = new Results();
    List<String> remarks = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Set<Scenario> builds = EnumSet.copyOf(scenarios);
    builds.removeIf(scenario -> !scenario.isBuild());
    if (!builds.isEmpty()) {
      try (Lineup lineup = Lineup.of(against, place, image)) {
        remarks.addAll(lineup.remarks());
        lineup.contestants().forEach(contestant -> names.add(contestant.name()));
        for (Subject subject : subjects) {
          Rounds one = new Rounds(subject, maven, results);
          one.warmUp(lineup.contestants());
          one.measure(rounds, builds);
          remarks.addAll(one.remarks());
          Folders.delete(Folders.aside(place.cache()));
        }
      }
    }
    if (names.isEmpty()) {
      names.add(Headwater.NAME);
    }
    if (scenarios.contains(Scenario.WATCH)) {
      Subject watched = Subject.synthetic(seed, WATCHED);
      subjects.add(watched);
      remarks.addAll(
          new WatchRounds(watched, maven, results).measure(Math.max(rounds, FEWEST_SAVES)));
    }
    if (scenarios.contains(Scenario.BULK) || scenarios.contains(Scenario.BULK_PARENTS)) {
      names.add(BulkRounds.COPY);
      Subject moongraph = Subject.real("moongraph", place.moongraph());
      subjects.addAll(new BulkRounds(moongraph, maven, results).measure(rounds, rows));
    }
    if (scenarios.contains(Scenario.MIGRATE) || scenarios.contains(Scenario.STATUS)) {
      names.add(DeployRounds.FLYWAY);
      Subject deployed = Subject.synthetic(seed, DEPLOYED);
      subjects.add(deployed);
      remarks.addAll(new DeployRounds(deployed, maven, results).measure(rounds));
    }
    System.out.println(Machine.described() + "; seed " + seed + ", " + rounds + " rounds\n");
    remarks.forEach(remark -> System.out.println("- " + remark));
    System.out.println("\n" + new Report(results, subjects, names).text());
    Files.writeString(place.target("runs.csv"), RawRuns.csv(results));
    return 0;
  }

  private List<Subject> subjects(Workplace place) throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (String schema : full ? EVERY_SIZE : schemas) {
      if (schema.equals("moongraph")) {
        subjects.add(Subject.real(schema, place.moongraph()));
      } else if (Size.isOne(schema)) {
        subjects.add(Subject.synthetic(seed, Size.of(schema)));
      } else {
        Path folder = place.sources().resolve(schema);
        if (!Files.isDirectory(folder)) {
          throw new IllegalArgumentException(
              schema + " is neither moongraph, nor a size like 100x10, nor a folder");
        }
        subjects.add(Subject.real(String.valueOf(folder.getFileName()), folder));
      }
    }
    return subjects;
  }
}
