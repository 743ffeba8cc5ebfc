package dev.headwater.proof;

import dev.headwater.apply.LiveRun;
import dev.headwater.apply.LiveRun.Stopped;
import dev.headwater.apply.LiveUndo;
import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.apply.MigrationListener;
import dev.headwater.apply.Migrator;
import dev.headwater.catalog.Catalog;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseRequest.SnapshotChoice;
import dev.headwater.database.LockWaiting;
import dev.headwater.database.OpenDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.StateScripts.Temporary;
import dev.headwater.script.OutsideTransaction;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import dev.headwater.script.Version;
import dev.headwater.script.sql.Statement;
import dev.headwater.spi.FoundMigration;
import dev.headwater.spi.MigrationTool;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolSet;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Goes the way of real databases in one throwaway database: up through all migrations, and back by
 * undo scripts. The catalogue is read after each script, and where a script runs outside a
 * transaction, after each of its statements.
 */
public final class WayReading {

  private final GenerateRequest request;
  private final ArtifactResolver resolver;
  private final StateReading reading;
  private final StateListener listener;

  /**
   * @param request for a database at the migrations as they are
   */
  public WayReading(GenerateRequest request, ArtifactResolver resolver, GenerateListener listener) {
    this.request = request;
    this.resolver = resolver;
    this.listener = new StateListener(listener);
    this.reading = new StateReading(request, resolver, this.listener);
  }

  /** The name of the part in which callbacks run after all scripts. */
  public static final String CALLBACKS = "afterMigrate";

  /** Is shown the states as they come, because all of them together may be large. */
  public interface Witness {

    /**
     * Before the first migration.
     *
     * @param postgres the version of the server
     * @param owner the role that migrates
     */
    void began(Catalog catalog, String postgres, String owner, List<FoundMigration> found);

    /** A script is over, or a statement of it. */
    void saw(Part part, Catalog catalog);

    /**
     * An undo script took a migration back.
     *
     * @param needy repeatable migrations that need what went
     */
    void tookBack(Version version, List<String> needy, Catalog catalog);

    /** An undo script failed, and no other ran after it. */
    void cannotTakeBack(Version version, List<Problem> problems);
  }

  /**
   * A part of the way.
   *
   * @param statement its number, from 1; 0 where the script is over
   * @param isOutside whether the script runs outside a transaction
   */
  public record Part(String script, int statement, boolean isOutside) {}

  /**
   * Goes the way.
   *
   * @throws ProblemException when a migration fails
   */
  public void go(Witness witness) {
    RunProblem.said(
        request,
        () -> {
          ScriptSet scripts = ScriptSet.find(request.scripts());
          Temporary folder = Temporary.make();
          ScriptSource nothing =
              request.scripts().withLocations(List.of("filesystem:" + folder.path()));
          try (StateScripts none =
                  new StateScripts(State.HERE, ScriptSet.none(nothing), 0, Optional.of(folder));
              OpenDatabase open = reading.open(none, new SnapshotChoice(0, true))) {
            up(open, scripts, witness);
            back(open, scripts, witness);
          }
          return witness;
        });
  }

  private void up(OpenDatabase open, ScriptSet scripts, Witness witness) throws IOException {
    // Together in one transaction, nobody could look between two of them.
    ScriptSource each = scripts.source().withFlyway(Map.of("flyway.group", "false"));
    ToolSet toolSet = request.withScripts(each).toolSet();
    MigrationTool flyway = new Toolbox(toolSet, resolver, open.loaders()).flyway();
    witness.began(
        reading.catalog(open),
        open.database().origin().postgresVersion(),
        open.database().username(),
        flyway.found(open.database().dataSource(), settings(scripts.source())));
    Looks looks = new Looks(open, scripts, witness);
    DatabaseOrder order = DatabaseOrder.ofEmpty(request.database(), ScriptSet.find(each));
    new Migrator(order, looks, new DatabaseAsItIs(open.database())).migrate(flyway);
    looks.arrive();
  }

  private static Map<String, String> settings(ScriptSource source) {
    Map<String, String> settings = new TreeMap<>(source.flyway());
    settings.put("flyway.locations", String.join(",", source.locations()));
    return settings;
  }

  /** As far as each migration has an undo script. */
  private void back(OpenDatabase open, ScriptSet scripts, Witness witness) {
    List<Version> versions = new ArrayList<>(scripts.versions());
    LiveUndo undo = new LiveUndo(scripts, LockWaiting.NONE, MigrationListener.SILENT);
    for (int i = versions.size() - 1; i >= 0; i--) {
      Version version = versions.get(i);
      Optional<ScriptFile> script = scripts.undoWithStatement(version);
      if (script.isEmpty()) {
        return;
      }
      LiveRun run =
          undo.run(List.of(new Step(version, script.get())), open.database().dataSource());
      if (run instanceof Stopped stopped) {
        witness.cannotTakeBack(version, stopped.problems());
        return;
      }
      Catalog after = reading.catalog(open);
      NeedyRepeatables needy = new NeedyRepeatables(scripts, after);
      witness.tookBack(
          version,
          needy.among(scripts.repeatables(), open.database().dataSource()).stream()
              .map(ScriptFile::fileName)
              .toList(),
          after);
    }
  }

  /** Looks at the database between scripts, and between statements outside a transaction. */
  private final class Looks implements MigrationListener {

    private final OpenDatabase open;
    private final ScriptSet scripts;
    private final Witness witness;
    private final Set<String> afterwards;
    private String script = "";
    private List<String> statements = List.of();
    private int sent;
    private boolean isOver;
    private boolean isCalledBack;

    /** Whether a transaction of the script itself is open, whose locks keep others from looking. */
    private boolean inTransaction;

    Looks(OpenDatabase open, ScriptSet scripts, Witness witness) {
      this.open = open;
      this.scripts = scripts;
      this.witness = witness;
      this.afterwards =
          scripts.callbacks().stream()
              .filter(file -> file.fileName().startsWith(CALLBACKS))
              .flatMap(file -> statements(file).stream())
              .collect(Collectors.toSet());
    }

    @Override
    public void applied(String name) {
      isOver = true;
    }

    @Override
    public void migrating(int number, int total, String name) {
      listener.ofMigrations().migrating(number, total, name);
      end();
      isOver = false;
      script = name.replaceFirst(".*[/\\\\]", "");
      sent = 0;
      inTransaction = false;
      statements =
          scripts.files().stream()
              .filter(file -> !file.isClass() && file.fileName().equals(script))
              .filter(new OutsideTransaction(scripts)::runs)
              .findFirst()
              .map(this::statements)
              .orElse(List.of());
    }

    private void end() {
      if (!script.isEmpty()) {
        witness.saw(new Part(script, 0, !statements.isEmpty()), reading.catalog(open));
        script = "";
      }
    }

    /** All scripts and callbacks are over. */
    private void arrive() {
      end();
      if (isCalledBack) {
        witness.saw(new Part(CALLBACKS, 0, false), reading.catalog(open));
      }
    }

    private List<String> statements(ScriptFile file) {
      String sql = scripts.read(file, Map.of()).sql();
      return Statement.all(sql).stream()
          .map(statement -> words(sql.substring(statement.start(), statement.end())))
          .toList();
    }

    /** Flyway may leave out comments at the edges, and the semicolon. */
    private static String words(String sql) {
      return sql.strip().replaceFirst(";$", "").replaceAll("\\s+", " ").strip();
    }

    @Override
    public void sending(String sql) {
      if (isOver && !isCalledBack && afterwards.contains(words(sql))) {
        isCalledBack = true;
        end();
        return;
      }
      if (sent < statements.size() && words(sql).endsWith(statements.get(sent))) {
        if (sent > 0 && !inTransaction) {
          witness.saw(new Part(script, sent, true), reading.catalog(open));
        }
        sent++;
        inTransaction = isInTransaction(sql);
      }
    }

    private boolean isInTransaction(String sql) {
      boolean now = inTransaction;
      for (Statement statement : Statement.all(sql)) {
        now = statement.beginsTransaction() || now && !statement.endsTransaction();
      }
      return now;
    }

    @Override
    public void toolWarned(String tool, String text) {
      listener.toolWarned(tool, text);
    }
  }
}
