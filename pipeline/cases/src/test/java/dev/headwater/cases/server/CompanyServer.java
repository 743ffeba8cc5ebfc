package dev.headwater.cases.server;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.tool.ToolVersions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A server with other people's databases, roles and settings, and with {@code builder}, who may
 * create databases and nothing else.
 */
public final class CompanyServer implements AutoCloseable {

  public static final String PASSWORD = "it's a \"secret\": 100%\\";

  /** Ours by its name and its mark, but of another user. */
  public static final String OF_ANOTHER = "headwater_00000000000000000002";

  private static final String MARK =
      "Headwater: throwaway database, created 2020-01-01T00:00:00Z by jane@10.0.0.1; its run drops"
          + " it, or a later one if that was killed";

  private final ThrowawayDatabase server;

  private CompanyServer(ThrowawayDatabase server) {
    this.server = server;
  }

  public static CompanyServer start(TestArtifacts artifacts) throws Exception {
    CompanyServer company =
        new CompanyServer(ServerForTest.open(artifacts, ToolVersions.defaultPostgres()));
    company.sql(
        "create role payroll login password 'x'",
        "create role builder login createdb password '" + PASSWORD.replace("'", "''") + "'",
        "alter role builder set work_mem = '8MB'",
        "create database payroll owner payroll",
        "comment on database payroll is 'salaries'",
        "alter database payroll set statement_timeout = '5s'",
        "create database headwater_prod owner payroll",
        "create database " + OF_ANOTHER + " owner payroll",
        "comment on database " + OF_ANOTHER + " is '" + MARK + "'");
    company.in("payroll", "create table salary as select 1 as id, 'Jane' as name, 100 as amount");
    return company;
  }

  /** Host and port. */
  public String place() {
    return server.url().replaceAll("jdbc:postgresql://|/.*", "");
  }

  public String url() {
    return server.url();
  }

  public ServerAddress builder() {
    return new ServerAddress(server.url(), "builder", PASSWORD, false);
  }

  /** Whose migrations may change the whole server. */
  public ServerAddress trustedBuilder() {
    return new ServerAddress(server.url(), "builder", PASSWORD, true);
  }

  /** The mark of a database that a run made long ago. */
  public static String oldMark() {
    return MARK;
  }

  public ThrowawayDatabase server() {
    return server;
  }

  public ClassLoader driver() {
    return ((DriverDataSource) server.dataSource()).driver().getClass().getClassLoader();
  }

  /** As superuser. */
  public void sql(String... statements) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set password_encryption = 'scram-sha-256'"); // no default before 14
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** As superuser, in another database. */
  public void in(String database, String sql) throws SQLException {
    try (Connection connection = to(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Writes pg_hba.conf anew; as in each cluster of ours, everybody needs a password. */
  public void onlyTheseMayLogIn(String... users) throws SQLException {
    StringBuilder lines = new StringBuilder();
    for (String user : users) {
      lines.append("host all ").append(user).append(" all scram-sha-256 ");
    }
    String file = ask("show hba_file").get(0);
    sql(
        "copy (select unnest(string_to_array('"
            + lines.toString().replace("-256 ", "-256|")
            + "', '|'))) to '"
            + file
            + "'",
        "select pg_reload_conf()");
  }

  /** As if the database had been made long ago. */
  public void age(String name) throws SQLException {
    sql(
        """
        do $$ begin
          execute format('comment on database %1$s is %%L',
            (select regexp_replace(shobj_description(oid, 'pg_database'),
                                   'created \\S+', 'created 2020-01-01T00:00:00Z')
             from pg_database where datname = '%1$s'));
        end $$"""
            .formatted(name));
  }

  /** The first column. */
  public List<String> ask(String sql) throws SQLException {
    try (Connection connection = server.dataSource().getConnection()) {
      return ask(connection, sql);
    }
  }

  /** Names of throwaway databases that are there and should not be. */
  public List<String> leftovers() throws SQLException {
    return ask(
        "select datname from pg_database where datname ~ '^headwater_[0-9a-f]{20}$' and datname <> '"
            + OF_ANOTHER
            + "'");
  }

  /** Everything that belongs to others: databases, roles, settings, comments, contents. */
  public List<String> state() throws SQLException {
    List<String> state = new ArrayList<>();
    for (String catalog :
        new String[] {
          "(select datname, datdba, encoding, datcollate, datctype, datistemplate, datallowconn,"
              + " datconnlimit, dattablespace, datacl from pg_database)",
          "pg_authid",
          "pg_auth_members",
          "pg_db_role_setting",
          "pg_tablespace",
          "pg_shdescription",
          "(select name, setting from pg_settings where source = 'configuration file')"
        }) {
      state.addAll(ask("select r::text from " + catalog + " r order by 1"));
    }
    if (!ask("select 1 from pg_class where relname = 'pg_parameter_acl'").isEmpty()) {
      state.addAll(ask("select r::text from pg_parameter_acl r order by 1")); // since 15
    }
    for (String database : ask("select datname from pg_database where datallowconn order by 1")) {
      try (Connection connection = to(database)) {
        state.add(database);
        state.addAll(
            ask(
                connection,
                "select relnamespace::regnamespace || '.' || relname from pg_class where oid >="
                    + " 16384 order by 1"));
      }
    }
    try (Connection connection = to("payroll")) {
      state.addAll(ask(connection, "select salary::text from salary"));
    }
    return state;
  }

  private static List<String> ask(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  private Connection to(String database) throws SQLException {
    return ServerForTest.connect(server, database);
  }

  @Override
  public void close() {
    server.close();
  }
}
