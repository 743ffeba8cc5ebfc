package dev.headwater.cases.snapshot;

import dev.headwater.apply.Migrator;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.codegen.generate.Generation;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.choice.Providers;
import dev.headwater.database.snapshots.ChainReading;
import dev.headwater.io.Trees;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What a run ends with.
 *
 * @param resumed how many migrations it did not have to apply
 * @param dump all data, sequences, roles and comments
 * @param classes text by file name
 */
record MigratedState(int resumed, int applied, String dump, Map<String, String> classes) {

  private static final String EVERYTHING =
      """
      select 'role ' || rolname || ' ' || rolsuper || rolcanlogin
        || coalesce((select string_agg(c, ',') from unnest(s.setconfig) c), '')
      from pg_roles r left join pg_db_role_setting s on s.setrole = r.oid
      where rolname !~ '^pg_'
      union all
      select 'sequence ' || schemaname || '.' || sequencename || ' ' || coalesce(last_value, -1)
      from pg_sequences
      union all
      select 'function ' || oid::regprocedure || prosrc from pg_proc
      where pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      union all
      select 'row of ' || c.oid::regclass || ' '
        || query_to_xml('select * from ' || c.oid::regclass
             || case when c.relname = 'flyway_schema_history' then '' else ' t order by t::text' end,
             true, true, '')::text
      from pg_class c
      where relkind in ('r', 'v', 'm') and relname <> 'flyway_schema_history' and relnamespace not in
        ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      union all
      select 'history ' || installed_rank || ' ' || script || ' ' || checksum
      from flyway_schema_history
      order by 1""";

  /** By everything that decides on it: two tests that begin alike ask for one state. */
  private static final Map<String, MigratedState> FROM_NOTHING = new ConcurrentHashMap<>();

  /**
   * The state of a run that knows no snapshot; scripts and settings that were run are not again.
   */
  static MigratedState fromNothing(
      SnapshotProject project, UnaryOperator<Builder> otherwise, TestArtifacts artifacts)
      throws Exception {
    GenerateRequest request =
        project.request(builder -> otherwise.apply(builder).snapshotMegabytes(0));
    String key =
        request.toString().replace(project.folder().toString(), "") + "\n" + project.scripts();
    MigratedState known = FROM_NOTHING.get(key);
    if (known != null) {
      return known;
    }
    MigratedState state = of(request, artifacts);
    FROM_NOTHING.put(key, state);
    return state;
  }

  static MigratedState of(GenerateRequest request, TestArtifacts artifacts) throws Exception {
    return of(request, artifacts, GenerateListener.SILENT);
  }

  static MigratedState of(
      GenerateRequest request, TestArtifacts artifacts, GenerateListener listener)
      throws Exception {
    try (ToolLoaders loaders = new ToolLoaders()) {
      Toolbox tools = new Toolbox(request.toolSet(), artifacts, loaders);
      ScriptSet scripts = ScriptSet.find(request.scripts());
      DatabaseOrder order =
          DatabaseOrder.of(
              request.database(),
              scripts,
              ChainReading.of(request.database(), scripts, request.tools()));
      try (ThrowawayDatabase database =
          Providers.of(request.database().choice(), new Providers.Tools(artifacts, tools))
              .open(order, listener)) {
        Migrator migrator = new Migrator(order, listener, database);
        migrator.initialise();
        int applied = migrator.migrate(tools.flyway());
        int resumed = database.prefixes().resumed();
        Path folder = Files.createTempDirectory("headwater-state");
        try {
          new Generation(request, listener, database).run(tools.jooq(), folder);
          return new MigratedState(resumed, applied, dump(database.dataSource()), classes(folder));
        } finally {
          Trees.delete(folder);
        }
      }
    }
  }

  private static String dump(DataSource database) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(EVERYTHING)) {
      while (row.next()) {
        lines.add(row.getString(1));
      }
    }
    return String.join("\n", lines);
  }

  private static Map<String, String> classes(Path folder) throws IOException {
    Map<String, String> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        classes.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return classes;
  }
}
