package dev.headwater.command.script;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.HandRunProof;
import dev.headwater.proof.HandRunProof.Range;
import dev.headwater.proof.HandRunProof.Written;
import dev.headwater.script.MigrationName;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import dev.headwater.tool.ArtifactResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the SQL that does what migrate does, with the rows of the history, and proves it. */
public final class SqlScript {

  private final ArtifactResolver resolver;

  public SqlScript(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * The script.
   *
   * @param from {@code 0} for an empty database
   * @param migrations how many it runs
   */
  public record Outcome(String from, String to, int migrations, Result result) {}

  /**
   * The SQL, and what was seen.
   *
   * @param against why it is not what Flyway does; empty when it is proven
   */
  public record Result(String sql, List<String> against) {

    public Result {
      against = List.copyOf(against);
    }
  }

  /**
   * Writes and proves it in throwaway databases.
   *
   * @throws ProblemException when no migration has a version, when the range has a migration in
   *     Java or a callback, or when a placeholder has no value before the script runs
   */
  public Outcome run(SqlScriptRequest request, GenerateListener listener) {
    Wanted wanted = wanted(request);
    List<FoundMigration> chosen = new ArrayList<>();
    Written written =
        new HandRunProof(request.migrations(), resolver, listener)
            .of(
                wanted.range(),
                found -> {
                  chosen.addAll(chosen(found, wanted.here(), wanted.range()));
                  return new SqlScriptText(wanted.here(), request.from(), wanted.to()).of(chosen);
                });
    return wanted.outcome(chosen.size(), new Result(written.file().text(), written.against()));
  }

  /**
   * Writes it where no throwaway database is to be had.
   *
   * @param found the migrations with their checksums
   * @throws ProblemException as above
   */
  public Outcome unproven(SqlScriptRequest request, List<FoundMigration> found) {
    Wanted wanted = wanted(request);
    List<FoundMigration> chosen = chosen(found, wanted.here(), wanted.range());
    return wanted.outcome(
        chosen.size(),
        new Result(
            new SqlScriptText(wanted.here(), request.from(), wanted.to()).of(chosen).text(),
            List.of("there was no throwaway database")));
  }

  private record Wanted(ScriptSet here, Range range, Version to) {

    Outcome outcome(int migrations, Result result) {
      return new Outcome(range.from().text(), to.text(), migrations, result);
    }
  }

  private static Wanted wanted(SqlScriptRequest request) {
    ScriptSet here = ScriptSet.find(request.migrations().scripts());
    request.from().ifPresent(version -> require(here, version));
    request.to().ifPresent(version -> require(here, version));
    refuseCallbacks(here);
    Version newest = here.versions().stream().reduce((a, b) -> b).orElse(new Version("0"));
    Optional<Version> limit = request.to().filter(version -> !version.equals(newest));
    return new Wanted(
        here,
        new Range(request.from().orElse(new Version("0")), limit),
        request.to().orElse(newest));
  }

  private static void require(ScriptSet here, Version version) {
    if (!here.versions().contains(version)) {
      throw new ProblemException(
          Problem.of("extent", "no migration has the version " + version.text()));
    }
  }

  private static void refuseCallbacks(ScriptSet here) {
    String names =
        here.callbacks().stream().map(ScriptFile::fileName).collect(Collectors.joining("\n"));
    if (!names.isEmpty()) {
      throw new ProblemException(
          Problem.of("script-callbacks", "Flyway would call callbacks, which a script cannot")
              .withDetail("callbacks", names)
              .withFix("let headwater:migrate apply the migrations"));
    }
  }

  private static List<FoundMigration> chosen(
      List<FoundMigration> found, ScriptSet here, Range range) {
    List<String> baselines = here.baselines().stream().map(ScriptFile::fileName).toList();
    List<FoundMigration> chosen =
        found.stream()
            .filter(migration -> !baselines.contains(fileName(migration)))
            .filter(migration -> isIn(migration, range))
            .toList();
    String inJava =
        chosen.stream()
            .filter(migration -> !migration.type().equals("SQL"))
            .map(FoundMigration::script)
            .collect(Collectors.joining("\n"));
    if (!inJava.isEmpty()) {
      throw new ProblemException(
          Problem.of("script-java", "migrations in Java cannot be written as SQL")
              .withDetail("migrations", inJava)
              .withFix("let headwater:migrate apply the migrations"));
    }
    return chosen;
  }

  private static String fileName(FoundMigration migration) {
    return migration.script().replaceFirst(".*[/\\\\]", "");
  }

  private static boolean isIn(FoundMigration migration, Range range) {
    if (migration.version().isEmpty()) {
      return range.to().isEmpty();
    }
    Version version = new Version(MigrationName.normalized(migration.version().replace('_', '.')));
    return version.compareTo(range.from()) > 0
        && range.to().filter(last -> version.compareTo(last) > 0).isEmpty();
  }
}
