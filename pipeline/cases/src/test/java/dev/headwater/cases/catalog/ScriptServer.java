package dev.headwater.cases.catalog;

import dev.headwater.apply.SchemaLoad;
import dev.headwater.apply.SqlFile;
import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.InstalledPostgres;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.script.Partitions;
import dev.headwater.catalog.script.SchemaFiles;
import dev.headwater.catalog.script.SchemaScript;
import dev.headwater.catalog.script.ScriptPart;
import dev.headwater.catalog.script.ScriptStatement;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.cluster.LocalProvider;
import dev.headwater.database.container.ContainerProvider;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server with databases in which scripts are tried.
 *
 * @param dump {@code pg_dump} of this major version; empty where there is none
 */
record ScriptServer(ThrowawayDatabase server, Optional<DumpProgram> dump) implements AutoCloseable {

  /** Their drivers stay, as the servers outlive the methods. */
  private static final ToolLoaders LOADERS = new ToolLoaders();

  static ScriptServer embedded(String major) throws Exception {
    return new ScriptServer(ServerForTest.open(new TestArtifacts(), major), Optional.empty());
  }

  /** PostgreSQL from Debian's packages, which has {@code pg_dump}. */
  static ScriptServer installed() throws Exception {
    InstalledPostgres.required();
    GenerateRequest request =
        GenerateRequest.in(Path.of(""))
            .provider(Kind.LOCAL)
            .postgresVersion(InstalledPostgres.MAJOR)
            .build();
    Toolbox tools = new Toolbox(request.toolSet(), new TestArtifacts(), LOADERS);
    ThrowawayDatabase server =
        new LocalProvider(tools.driver())
            .open(
                DatabaseOrder.ofEmpty(request.database(), ScriptSet.none(request.scripts())),
                GenerateListener.SILENT);
    return new ScriptServer(
        server, Optional.of(DumpProgram.at(InstalledPostgres.HOME.resolve("bin/pg_dump"), server)));
  }

  /** PostgreSQL of an image, which has {@code pg_dump}. */
  static ScriptServer inContainer(String image) throws Exception {
    GenerateRequest request =
        GenerateRequest.in(Path.of("")).provider(Kind.CONTAINER).image(image).build();
    Toolbox tools = new Toolbox(request.toolSet(), new TestArtifacts(), LOADERS);
    ThrowawayDatabase server =
        new ContainerProvider(tools)
            .open(
                DatabaseOrder.ofEmpty(request.database(), ScriptSet.none(request.scripts())),
                GenerateListener.SILENT);
    return new ScriptServer(server, Optional.of(DumpProgram.inContainerOf(server)));
  }

  /** A new database with what the script makes. */
  void create(String database, String sql) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + database + " with (force)");
      statement.execute("create database " + database + " template template0");
    }
    try (Connection connection = forScripts(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The driver would take the body of a function apart where it has semicolons of its own. */
  private Connection forScripts(String database) throws SQLException {
    return ServerForTest.dataSource(server, database)
        .with(Map.of("preferQueryMode", "simple"))
        .getConnection();
  }

  Catalog read(String database) throws SQLException {
    try (Connection connection = ServerForTest.connect(server, database)) {
      return Catalog.read(connection);
    }
  }

  /** Each part in a transaction of its own, as Flyway does it. */
  void run(String database, SchemaScript script) throws SQLException {
    try (Connection connection = forScripts(database);
        Statement statement = connection.createStatement()) {
      for (ScriptPart part : script.parts()) {
        connection.setAutoCommit(!part.inTransaction());
        for (ScriptStatement one : part.statements()) {
          try {
            statement.execute(one.sql());
          } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\n  in " + one.sql(), e.getSQLState(), e);
          }
        }
        if (part.inTransaction()) {
          connection.commit();
        }
      }
    }
  }

  /**
   * A schema that was read.
   *
   * @param lines as {@code pg_dump} sees it; none where there is no such program
   */
  record Seen(Catalog catalog, List<String> lines) {}

  Seen seen(String database) throws Exception {
    return new Seen(read(database), lines(database));
  }

  /** Runs the script that leads to a schema, in the database that has another one. */
  Trial tried(String database, Seen wanted) throws Exception {
    SchemaScript script = SchemaScript.between(read(database), wanted.catalog());
    if (script.refused().isPresent()) {
      return new Trial(script, Result.REFUSED, script.refused().get().toString());
    }
    try {
      run(database, script);
    } catch (SQLException e) {
      return new Trial(script, Result.REFUSED, String.valueOf(e.getMessage()));
    }
    Comparison left = Comparison.of(read(database), wanted.catalog());
    if (!left.isSame()) {
      return new Trial(script, Result.REFUSED, left.changes().toString());
    }
    String difference = difference(lines(database), wanted.lines());
    return new Trial(script, difference.isEmpty() ? Result.PROVEN : Result.WRONG, difference);
  }

  /**
   * The differences after the files of a database have been loaded into an empty one.
   *
   * @return empty when nothing does
   */
  String lostInFiles(String from) throws SQLException {
    Catalog wanted = Partitions.without(read(from));
    SchemaFiles files = SchemaFiles.of(wanted);
    create("loaded", "select");
    try {
      SchemaLoad.of(
              files.texts().entrySet().stream()
                  .map(file -> new SqlFile(file.getKey(), file.getValue()))
                  .toList())
          .into(ServerForTest.dataSource(server, "loaded"));
    } catch (ProblemException e) {
      return String.valueOf(e.getMessage());
    }
    Catalog loaded = read("loaded");
    Comparison left = Comparison.of(wanted, loaded);
    if (!left.isSame() || !files.refused().isEmpty()) {
      return files.refused() + " " + left.changes();
    }
    return SchemaFiles.of(loaded).equals(files) ? "" : "other files";
  }

  /**
   * Runs a script that another tool wrote, and compares.
   *
   * @param sql what made the first database
   */
  Result ofOthers(String script, String sql, String to) throws Exception {
    create("trial", sql);
    try (Connection connection = forScripts("trial");
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      return Result.REFUSED;
    }
    return lines("trial").equals(lines(to)) ? Result.PROVEN : Result.WRONG;
  }

  /** The schema of a database in a file, without commands of psql. */
  Path dumped(String database, Path file) throws Exception {
    return Files.write(
        file,
        dump.orElseThrow()
            .schemaOf(database)
            .lines()
            .filter(line -> !line.startsWith("\\"))
            .toList());
  }

  enum Result {
    PROVEN,
    REFUSED,
    /** Proven by the catalogue, but {@code pg_dump} sees a difference. */
    WRONG
  }

  /**
   * @param why it is not proven
   */
  record Trial(SchemaScript script, Result result, String why) {}

  private static String difference(List<String> one, List<String> other) {
    return one.equals(other)
        ? ""
        : Stream.concat(
                one.stream().filter(line -> !other.contains(line)).map("- "::concat),
                other.stream().filter(line -> !one.contains(line)).map("+ "::concat))
            .toList()
            .toString();
  }

  /** The sorted lines of a dump, without those that differ each time. */
  private List<String> lines(String database) throws Exception {
    if (dump.isEmpty()) {
      return List.of();
    }
    return dump.get()
        .schemaOf(database)
        .lines()
        .filter(line -> !line.startsWith("--") && !line.startsWith("\\") && !line.isBlank())
        .map(line -> line.strip().replaceAll(",$", ""))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
