package dev.headwater.command.repair;

import dev.headwater.codegen.RunProblem;
import dev.headwater.command.live.Consent;
import dev.headwater.command.live.LiveReadingProblem;
import dev.headwater.command.live.MigrationsReading;
import dev.headwater.command.repair.RepairOutcome.NotConfirmed;
import dev.headwater.command.repair.RepairOutcome.NothingToDo;
import dev.headwater.command.repair.RepairOutcome.Repaired;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSource;
import dev.headwater.spi.FoundMigration;
import dev.headwater.spi.ToolFailure;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Has Flyway repair the history of a real database, after the plan was confirmed. */
public final class Repair {

  private final ArtifactResolver resolver;
  private final Optional<List<FoundMigration>> known;

  public Repair(ArtifactResolver resolver) {
    this(resolver, Optional.empty());
  }

  /**
   * @param known the migrations that are here, with their checksums; empty to ask Flyway
   */
  public Repair(ArtifactResolver resolver, Optional<List<FoundMigration>> known) {
    this.resolver = resolver;
    this.known = known;
  }

  /**
   * Plans, asks, and repairs.
   *
   * @throws ProblemException when the history cannot be read or changed
   */
  public RepairOutcome run(RepairRequest request, RealDatabase on, Consent<RepairPlan> consent) {
    RepairPlan plan =
        RepairPlan.of(new MigrationsReading(request.migrations(), on, resolver, known).read());
    if (plan.isEmpty()) {
      return new NothingToDo(plan);
    }
    if (!consent.isGiven(plan)) {
      return new NotConfirmed(plan);
    }
    RunProblem.said(
        request.migrations(),
        () -> {
          repair(request, on);
          return plan;
        });
    return new Repaired(plan);
  }

  private void repair(RepairRequest request, RealDatabase on) throws IOException {
    ScriptSource scripts = request.migrations().scripts();
    Map<String, String> settings = new TreeMap<>(scripts.flyway());
    settings.put("flyway.locations", String.join(",", scripts.locations()));
    try (ToolLoaders loaders = new ToolLoaders()) {
      new Toolbox(request.migrations().toolSet(), resolver, loaders)
          .flyway()
          .repair(on.changing(), settings);
    } catch (ToolFailure e) {
      throw new ProblemException(problem(e, on));
    }
  }

  private static Problem problem(ToolFailure failure, RealDatabase on) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException e && e.getSQLState() != null) {
        return new LiveReadingProblem(on).of(e);
      }
    }
    return Problem.of(failure.code(), failure.reason());
  }
}
