package dev.headwater.command.live;

import dev.headwater.apply.status.HistoryTable;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.CollationVersions;
import dev.headwater.catalog.ReadOnlyTransaction;
import dev.headwater.catalog.ReadOnlyTransaction.Limits;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.LiveState.History;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.proof.LiveState.Unknown;
import dev.headwater.proof.OwningRole;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.WithoutHistory;
import dev.headwater.script.ScriptSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a real database in one transaction that can change nothing. */
public final class LiveReading {

  /** PostgreSQL's oldest major version whose catalogue Headwater knows. */
  private static final int OLDEST = 13;

  /**
   * Stands for the owner of everything where no history table says who migrates: the role that owns
   * most relations, or else the database.
   */
  private static final String OWNER =
      """
      select pg_catalog.pg_get_userbyid(coalesce(
        (select c.relowner
         from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where c.oid >= 16384 and c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_'
         group by c.relowner order by count(*) desc, c.relowner limit 1),
        d.datdba))
      from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()
      """;

  private final RealDatabase database;
  private final ScriptSource settings;

  /**
   * @param settings say where Flyway keeps its history table
   */
  public LiveReading(RealDatabase database, ScriptSource settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * Reads the catalogue, and the history where the user may.
   *
   * @throws ProblemException when the server does not answer, or not in time
   */
  public LiveState read(Live state) {
    return read(state, true);
  }

  /** The same, but the catalogue is empty where there is no history. */
  public LiveState readWhereMigrated(Live state) {
    return read(state, false);
  }

  private LiveState read(Live state, boolean always) {
    Limits limits = new Limits(database.statementLimit(), database.locks().limit());
    try {
      return database.read(
          connection ->
              ReadOnlyTransaction.read(
                  connection, limits, session -> state(state, session, always)));
    } catch (SQLException e) {
      throw new ProblemException(new LiveReadingProblem(database).of(e));
    }
  }

  private LiveState state(Live state, Connection session, boolean always) throws SQLException {
    String postgres = text(session, "show server_version").replaceAll(" .*", "");
    int version = Integer.parseInt(text(session, "show server_version_num"));
    int major = version / 10000;
    if (major < OLDEST) {
      throw new ProblemException(new LiveReadingProblem(database).tooOld(postgres));
    }
    Optional<HistoryTable> table = HistoryTable.find(session, settings);
    String owner = table.isPresent() ? table.get().owner() : text(session, OWNER);
    return new LiveState(
        state,
        postgres,
        new OwningRole(owner),
        always || table.isPresent()
            ? new WithoutHistory(settings.historyTable())
                .of(Catalog.within(session, Optional.of(owner)))
            : new Catalog(version, List.of(), Map.of()),
        history(table, session),
        CollationVersions.mismatches(session, major));
  }

  private History history(Optional<HistoryTable> table, Connection session) throws SQLException {
    LiveReadingProblem problem = new LiveReadingProblem(database);
    if (table.isEmpty()) {
      return new Unknown(problem.noHistory(settings.historyTable()));
    }
    return table.get().missing().isEmpty()
        ? new Known(table.get().read(session))
        : new Unknown(
            problem.notAllowed(
                table.get(), "\nor say the version that the database has: -Dheadwater.at=V43"));
  }

  private static String text(Connection session, String query) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
