package dev.headwater.cases.provider;

import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.InstalledPostgres;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.ThrowawayDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A company's server that is there already. */
final class ServerGround extends Ground {

  private @Nullable ThrowawayDatabase company;

  ServerGround() {
    super(Kind.SERVER);
  }

  @Override
  void prepare(TestArtifacts artifacts) throws Exception {
    company = ServerForTest.open(artifacts, InstalledPostgres.MAJOR);
    ServerForTest.createBuilder(company);
  }

  @Override
  GenerateRequest request(Builder request) {
    return super.request(request.server(new ServerAddress(company.url(), "builder", "b", false)));
  }

  /** The server of a company does not die with a build; the build's connections do. */
  @Override
  void killServer() {
    try {
      count(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname like 'headwater%'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  Leftovers leftovers() throws Exception {
    return super.leftovers()
        .with("databases", count("select 1 from pg_database"))
        .with("roles", count("select 1 from pg_roles"))
        .with("settings", count("select 1 from pg_db_role_setting"))
        .with("sessions", count("select 1 from pg_stat_activity where datname is not null"));
  }

  private long count(String query) throws SQLException {
    try (Connection connection = company.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from (" + query + ") found")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws Exception {
    if (company != null) {
      company.close();
    }
    super.close();
  }
}
