package dev.headwater.proof;

import dev.headwater.apply.Migrator;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.codegen.work.DatabaseWork;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseRequest.SnapshotChoice;
import dev.headwater.database.OpenDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.BuiltPair.Stuck;
import dev.headwater.proof.State.Desired;
import dev.headwater.proof.State.Here;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.OnceResolver;
import dev.headwater.tool.ToolSet;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Builds states in throwaway databases, and reads their catalogues. */
public final class StateReading {

  private final GenerateRequest request;
  private final ArtifactResolver resolver;
  private final StateListener listener;

  /**
   * @param request for a database at the migrations as they are
   */
  public StateReading(
      GenerateRequest request, ArtifactResolver resolver, GenerateListener listener) {
    this.request = request;
    this.resolver = new OnceResolver(resolver);
    this.listener = new StateListener(listener);
  }

  /** A listener for several readings: it passes on once what is the same for all of them. */
  public static GenerateListener sharing(GenerateListener listener) {
    return new StateListener(listener);
  }

  /**
   * Builds one state of the migrations.
   *
   * @throws ProblemException when a migration fails, or there is no such state
   */
  public BuiltState read(State state) {
    return RunProblem.said(
        request,
        () -> {
          try (StateScripts scripts = scripts(state)) {
            return alone(scripts);
          }
        });
  }

  /**
   * Builds two states of the migrations: in one database where one state leads to the other, which
   * shows what was renamed between them.
   *
   * @throws ProblemException when a migration fails, or there is no such state
   */
  public BuiltPair read(State from, State to) {
    return RunProblem.said(
        request,
        () -> {
          try (StateScripts before = scripts(from);
              StateScripts after = scripts(to)) {
            if (after.continues(before)) {
              return together(before, after);
            }
            return before.continues(after)
                ? together(after, before).reversed()
                : BuiltPair.apart(alone(before), alone(after));
          }
        });
  }

  /**
   * The migrations as they are, before and after renames.
   *
   * @throws ProblemException when PostgreSQL refuses one
   */
  public BuiltPair renamed(Renames renames) {
    return RunProblem.said(
        request,
        () -> {
          try (StateScripts scripts = scripts(State.HERE);
              OpenDatabase open = openToMigrateOn(scripts)) {
            BuiltState before = built(scripts, open);
            run(renames.statements(), open);
            BuiltState after = built(scripts, open);
            return new BuiltPair(
                before,
                after,
                ProvenRenames.between(before.catalog(), after.catalog()),
                Optional.empty());
          }
        });
  }

  private static void run(List<String> statements, OpenDatabase open) {
    for (String sql : statements) {
      try (Connection session = open.database().dataSource().getConnection();
          Statement statement = session.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new ProblemException(
            Problem.of(
                    String.valueOf(e.getSQLState()),
                    String.valueOf(e.getMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceFirst("^ERROR: ", ""))
                .withDetail("statement", sql)
                .withFix("correct -Dheadwater.renames"));
      }
    }
  }

  GenerateRequest request() {
    return request;
  }

  StateScripts scripts(State state) throws IOException {
    return StateScripts.of(state, request.scripts(), request.project());
  }

  BuiltState alone(StateScripts scripts) throws IOException {
    try (OpenDatabase open = open(scripts, request.database().snapshots())) {
      return built(scripts, open);
    }
  }

  private BuiltPair together(StateScripts first, StateScripts second) throws IOException {
    try (OpenDatabase open = openToMigrateOn(first)) {
      BuiltState before = built(first, open);
      if (first.leadsExactlyTo(second)) {
        migrateOn(open, second);
        BuiltState after = built(second, open);
        return new BuiltPair(
            before,
            after,
            ProvenRenames.between(before.catalog(), after.catalog()),
            Optional.empty());
      }
      BuiltState after = alone(second);
      try {
        // As a database with data would reach the other state.
        migrateOn(open, second);
      } catch (ProblemException e) {
        Stuck stuck = new Stuck(first.state(), second.state(), e.problems().get(0));
        return new BuiltPair(before, after, ProvenRenames.NONE, Optional.of(stuck));
      }
      ProvenRenames renames =
          ProvenRenames.between(before.catalog(), built(second, open).catalog());
      return new BuiltPair(before, after, renames.endingIn(after.catalog()), Optional.empty());
    }
  }

  /** At its end, the database has another state than a snapshot of it would be named after. */
  OpenDatabase openToMigrateOn(StateScripts scripts) throws IOException {
    return open(scripts, new SnapshotChoice(0, true));
  }

  OpenDatabase open(StateScripts scripts, SnapshotChoice snapshots) throws IOException {
    GenerateRequest wanted =
        request
            .withScripts(scripts.set().source())
            .withDatabase(request.database().forOneLook(snapshots));
    try {
      OpenDatabase open =
          new DatabaseWork(resolver, Optional.empty()).open(wanted, scripts.set(), listener);
      if (scripts.state() instanceof Desired desired) {
        DesiredSchema.of(desired, request.scripts()).load(open, request.scripts().historyTable());
      }
      return open;
    } catch (ProblemException e) {
      throw during(scripts.state(), e);
    }
  }

  void migrateOn(OpenDatabase open, StateScripts second) throws IOException {
    ToolSet toolSet = request.withScripts(second.set().source()).toolSet();
    Toolbox tools = new Toolbox(toolSet, resolver, open.loaders());
    DatabaseOrder order = DatabaseOrder.ofEmpty(request.database(), second.set());
    try {
      new Migrator(order, listener.ofMigrations(), new DatabaseAsItIs(open.database()))
          .migrate(tools.flyway());
    } catch (ProblemException e) {
      throw during(second.state(), e);
    }
  }

  /** Where it is not the state that everybody expects, the reader must know which one it is. */
  private static ProblemException during(State state, ProblemException e) {
    return state instanceof Here
        ? e
        : new ProblemException(
            e.problems().stream()
                .map(problem -> problem.withDetail("state", state.word()))
                .toList());
  }

  BuiltState built(StateScripts scripts, OpenDatabase open) {
    try {
      return new BuiltState(
          scripts.state(),
          scripts.migrations(),
          scripts.repeatablesLeftOut(),
          scripts.names(),
          open.database().origin().postgresVersion(),
          catalog(open));
    } catch (ProblemException e) {
      throw during(scripts.state(), e);
    }
  }

  /** Without the history table. */
  Catalog catalog(OpenDatabase open) {
    try (Connection session = open.database().dataSource().getConnection()) {
      return new WithoutHistory(request.scripts().historyTable()).of(Catalog.read(session));
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of(
              String.valueOf(e.getSQLState()), "the catalogue cannot be read: " + e.getMessage()));
    }
  }
}
