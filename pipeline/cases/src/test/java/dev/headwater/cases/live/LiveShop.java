package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.catalog.script.SchemaScript.Indexes;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.adopt.Adopt;
import dev.headwater.command.adopt.AdoptRequest;
import dev.headwater.command.adopt.Adopted;
import dev.headwater.command.diff.Diff;
import dev.headwater.command.diff.DiffRequest;
import dev.headwater.command.diff.DiffRequest.Words;
import dev.headwater.command.draft.Draft;
import dev.headwater.command.draft.DraftOutcome;
import dev.headwater.command.draft.DraftOutcome.Drafted;
import dev.headwater.command.draft.DraftOutcome.NothingDiffers;
import dev.headwater.command.draft.DraftRequest;
import dev.headwater.command.drift.Drift;
import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Failed;
import dev.headwater.command.drift.DriftOutcome.Same;
import dev.headwater.command.drift.DriftRequest;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.client.ClientEnvironment;
import dev.headwater.database.real.RealAddress.Login;
import dev.headwater.database.real.RealAddress.Named;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.report.AdoptReport;
import dev.headwater.report.DiffFormat;
import dev.headwater.report.DiffReport;
import dev.headwater.report.DraftReport;
import dev.headwater.report.DriftReport;
import dev.headwater.report.WayBackFile;
import dev.headwater.spi.MigrationTool;
import dev.headwater.tool.Documents;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.ToolVersions;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project with migrations in {@code db}, and its database in production: {@code migrator} owns
 * and migrates it, {@code reader} may read the history table and nothing else.
 */
final class LiveShop {

  static final TestArtifacts ARTIFACTS = new TestArtifacts();

  private static final ToolLoaders LOADERS = new ToolLoaders();

  private static int databases;

  private final Path folder;
  private final ThrowawayDatabase server;
  private final ServerAddress throwaways;
  private final String database;
  private final Map<String, String> flyway = new TreeMap<>();
  private Kind provider = Kind.SERVER;
  private ToolVersions tools = ToolVersions.defaults();
  private List<Path> classes = List.of();

  /**
   * @param server of production
   * @param throwaways where the states of migrations are built
   */
  LiveShop(Path folder, ThrowawayDatabase server, ThrowawayDatabase throwaways)
      throws SQLException {
    this.folder = folder;
    this.server = server;
    this.throwaways = new ServerAddress(throwaways.url(), "builder", "b", false);
    this.database = "production" + databases++;
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database + " owner migrator");
    }
  }

  /** A server with the roles of all shops. */
  static ThrowawayDatabase server(String major) throws Exception {
    return server(major, Map.of());
  }

  static ThrowawayDatabase server(String major, Map<String, String> settings) throws Exception {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("password_encryption", "scram-sha-256"); // no default before 14
    GenerateRequest.Builder request =
        GenerateRequest.in(Path.of(""))
            .provider(Kind.EMBEDDED)
            .postgresVersion(major)
            .serverSettings(all);
    String cache = System.getProperty("headwater.cache", "");
    ThrowawayDatabase server =
        ServerForTest.open(
            ARTIFACTS,
            (cache.isEmpty() ? request : request.cacheDirectory(Path.of(cache))).build());
    ServerForTest.createBuilder(server);
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role migrator login password 'm'");
      statement.execute("create role reader login password 'r3ad'");
      statement.execute("create role app");
    }
    return server;
  }

  /** With two versions and a repeatable migration, all of them applied. */
  LiveShop shop() throws Exception {
    return file(
            "db/V1__users.sql",
            "create table users (id bigint primary key, mail text); comment on table users is 'U';")
        .file("db/V2__orders.sql", "create table orders (id int primary key, paid boolean);")
        .file("db/R__totals.sql", "create or replace view totals as select 1 as one;")
        .migrate()
        .sql("grant select on flyway_schema_history to reader");
  }

  LiveShop file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  LiveShop delete(String name) throws IOException {
    Files.delete(folder.resolve(name));
    return this;
  }

  /** A setting of Flyway from now on. */
  LiveShop flyway(String name, String value) {
    flyway.put("flyway." + name, value);
    return this;
  }

  /** The version of Flyway from now on. */
  LiveShop flyway(String version) {
    tools = tools.withFlyway(version);
    return this;
  }

  /** Migrates production, as a deployment does. */
  LiveShop migrate() throws Exception {
    tool().migrate(as("migrator", "m"), settings(), new SilentProgress());
    return this;
  }

  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(flyway);
    settings.put("flyway.locations", "filesystem:" + folder.resolve("db"));
    return settings;
  }

  MigrationTool tool() throws IOException {
    return new Toolbox(request().toolSet(), ARTIFACTS, LOADERS).flyway();
  }

  /** A dependency with migrations in Java, in the package {@code inhouse}. */
  LiveShop withClasses(Path folder) {
    classes = List.of(folder);
    return this;
  }

  /** Somebody changes production by hand, as superuser. */
  LiveShop sql(String... statements) throws SQLException {
    try (Connection connection = ServerForTest.connect(server, database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return this;
  }

  /** Whether a session of the user who migrates waits for a lock. */
  boolean waitsForLock() {
    try (Connection session = superuser();
        Statement statement = session.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select exists (select from pg_stat_activity where usename = 'migrator'"
                    + " and datname = current_database() and wait_event_type = 'Lock')")) {
      row.next();
      return row.getBoolean(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  Connection superuser() throws SQLException {
    return ServerForTest.connect(server, database);
  }

  DriverDataSource as(String user, String password) {
    return ServerForTest.dataSource(server, database)
        .with(Map.of("user", user, "password", password));
  }

  String url() {
    return server.url().replaceAll("/[^/]*$", "/" + database);
  }

  String database() {
    return database;
  }

  String place() {
    return url().replaceFirst("jdbc:postgresql://", "");
  }

  RealDatabase production() {
    return production(url());
  }

  RealDatabase production(String url) {
    return production(url, new Login("reader", "r3ad"));
  }

  /** Production as the role that migrates. */
  RealDatabase migrated() {
    return production(url(), new Login("migrator", "m"));
  }

  private RealDatabase production(String url, Login login) {
    return RealDatabase.at(
        new Named("production", url, login),
        ((DriverDataSource) server.dataSource()).driver().getClass().getClassLoader(),
        new ClientEnvironment(Map.of(), folder, false));
  }

  /** From now on, states are built in servers of their own, after a script that makes roles. */
  LiveShop embedded(String init) throws IOException {
    provider = Kind.EMBEDDED;
    return file("init.sql", init);
  }

  GenerateRequest request() {
    GenerateRequest.Builder request =
        GenerateRequest.in(folder)
            .locations(classes.isEmpty() ? List.of("db") : List.of("db", "classpath:inhouse"))
            .classPath(classes)
            .flyway(flyway)
            .tools(tools)
            .provider(provider)
            .snapshotMegabytes(0);
    if (provider == Kind.SERVER) {
      request.server(throwaways);
    } else {
      request.initScripts(List.of(Path.of("init.sql"))).postgresVersion("15");
    }
    String cache = System.getProperty("headwater.cache", "");
    return (cache.isEmpty() ? request : request.cacheDirectory(Path.of(cache))).build();
  }

  /** All that drift says, with versions of servers left out. */
  String drift(String... ignore) {
    return told(outcome(Optional.empty(), ignore));
  }

  String driftAt(String version) {
    return told(outcome(Optional.of(version)));
  }

  /** The text of drift with the script, and the script itself. */
  String driftWithScript(String... ignore) throws IOException {
    DriftOutcome outcome =
        new Drift(ARTIFACTS)
            .run(
                DriftRequest.of(
                    request(),
                    new DriftRequest.Words(
                        Optional.empty(), List.of(ignore), Optional.of("script"))),
                production(),
                GenerateListener.SILENT);
    Drifted drifted = (Drifted) outcome;
    Path script =
        new WayBackFile(folder.resolve("drift.sql"))
            .write(drifted.compared(), drifted.wayBack().orElseThrow());
    return told(outcome) + "\n" + Files.readString(script);
  }

  DriftOutcome outcome(Optional<String> at, String... ignore) {
    return new Drift(ARTIFACTS)
        .run(
            DriftRequest.of(
                request(), new DriftRequest.Words(at, List.of(ignore), Optional.empty())),
            production(),
            GenerateListener.SILENT);
  }

  private String told(DriftOutcome outcome) {
    DriftReport report = new DriftReport(new Documents(ARTIFACTS));
    Stream<String> lines =
        outcome instanceof Same same
            ? report.same(same).stream()
            : (outcome instanceof Drifted drifted
                    ? report.drifted(drifted, "drift.sql")
                    : ((Failed) outcome).problems())
                .stream().map(Problem::render);
    return lines
        .collect(Collectors.joining("\n"))
        .replaceAll("PostgreSQL [\\d.]+", "PostgreSQL N")
        .replace(place(), "PLACE");
  }

  /** The words of draft; its files come to lie in {@code db}. */
  String draft(String... ignore) {
    DraftOutcome outcome =
        new Draft(ARTIFACTS)
            .run(
                new DraftRequest(
                    request(),
                    "by_hand",
                    Optional.empty(),
                    List.of(),
                    List.of(ignore),
                    Indexes.PLAIN),
                Optional.of(production()),
                GenerateListener.SILENT);
    DraftReport report = new DraftReport(folder);
    if (outcome instanceof NothingDiffers same) {
      return report.nothing(same);
    }
    Drafted drafted = (Drafted) outcome;
    return Stream.of(
            report.lines(drafted).stream(),
            report.warnings(drafted).stream(),
            report.problem(drafted).stream().map(Problem::render))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  /** The text of adopt. */
  String adopt(String... ignore) {
    Adopted adopted =
        new Adopt(ARTIFACTS)
            .run(
                new AdoptRequest(request(), List.of(ignore)),
                production(),
                GenerateListener.SILENT);
    AdoptReport report = new AdoptReport(folder, folder.resolve("adopt.sql"));
    report.write(adopted);
    return Stream.concat(
            report.lines(adopted).stream(), report.problem(adopted).stream().map(Problem::render))
        .collect(Collectors.joining("\n"))
        .replaceAll("PostgreSQL [\\d.]+", "PostgreSQL N");
  }

  String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  /** The differences, with versions of servers left out. */
  String diff(String from, String to, String... ignore) {
    return diff(DiffFormat.TEXT, from, to, ignore);
  }

  String diff(DiffFormat format, String from, String to, String... ignore) {
    DiffRequest request =
        DiffRequest.of(
            request(),
            new Words(Optional.of(from), Optional.of(to), Optional.empty()),
            List.of(ignore));
    return new DiffReport(
            new Diff(ARTIFACTS, name -> production()).run(request, GenerateListener.SILENT),
            new Documents(ARTIFACTS))
        .render(format)
        .replaceAll("PostgreSQL [\\d.]+", "PostgreSQL N")
        .replaceAll("(\"postgres\" : )\"[\\d.]+\"", "$1\"N\"");
  }

  LiveShop git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(command + "\n" + output).isZero();
    return this;
  }

  LiveShop commit() throws IOException, InterruptedException {
    return git("add", "-A").git("commit", "-q", "-m", "more");
  }
}
