package dev.headwater.cases.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.cases.support.UserClasses;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which statements of a run are refused on a server that others use. */
final class SharedServerTest {

  private static final String WHY =
      "\n  why: on a shared server this would stay behind, and every database would see it"
          + "\n  fix: take a provider with a server of its own: <provider>embedded</provider>; or,"
          + " if it is meant: <allowServerWide>true</allowServerWide> or"
          + " -Dheadwater.allowServerWide";

  @TempDir Path project;

  private final TestArtifacts artifacts = new TestArtifacts();
  private ThrowawayDatabase server;

  @BeforeEach
  void start() throws Exception {
    server = ServerForTest.open(artifacts, "18");
    ServerForTest.createBuilder(server);
    write("migrations/V1__author.sql", "create table author (id bigint primary key);");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void scriptsAreReadBeforeTheServerIsAsked() throws Exception {
    write("init.sql", "select 1;\n  create role app;\n");
    write(
        "migrations/V2__rights.sql",
        """
        grant select on author to app;
        do $$ begin create role app; end $$;
          alter user current_user password 'x';
        grant app to ${reader};
        """);
    ServerAddress nowhere =
        new ServerAddress("jdbc:postgresql://127.0.0.1:1/postgres", "nobody", "", false);

    assertThat(problem(request(nowhere).initScripts(List.of(Path.of("init.sql")))))
        .isEqualTo(
            """
            init.sql:2:3: error[server-wide]: CREATE ROLE changes the whole server, not only the database of this run
                2 |   create role app;
                  |   ^%1$s

            migrations/V2__rights.sql:3:3: error[server-wide]: ALTER USER changes the whole server, not only the database of this run
                3 |   alter user current_user password 'x';
                  |   ^%1$s

            migrations/V2__rights.sql:4:1: error[server-wide]: GRANT of a role changes the whole server, not only the database of this run
                4 | grant app to ${reader};
                  | ^%1$s"""
                .formatted(WHY));
  }

  @Test
  void databaseOfTheRunMayBeChanged() throws Exception {
    write(
        "migrations/V2__settings.sql",
        """
        alter database ${flyway:database} set work_mem = '8MB';
        comment on database "${flyway:database}" is 'x';
        do $$
        begin
          execute format('alter database %I set work_mem = %L', current_database(), '9MB');
        end
        $$;
        """);

    run(request(builder()));

    assertThat(project.resolve("java/db/tables/Author.java")).exists();
  }

  @Test
  void javaMigrationIsStoppedBeforeItsStatementIsSent() throws Exception {
    javaMigration("statement.execute(\"create role app\");");

    assertThat(problem(withJava(request(builder()))))
        .isEqualTo(
            "error[server-wide]: CREATE ROLE changes the whole server, not only the database of"
                + " this run\n  migration: migrations.V2__in_java"
                + WHY);
    assertThat(roles()).doesNotContain("app");
  }

  @Test
  void javaMigrationThatGoesOnWithoutItsStatementFailsToo() throws Exception {
    javaMigration(
        "statement.addBatch(\"create table t (id int)\");"
            + "try { statement.addBatch(\"drop role if exists app\"); }"
            + "catch (java.sql.SQLException e) { }"
            + "statement.executeBatch();");

    assertThat(problem(withJava(request(builder()))))
        .startsWith("error[server-wide]: DROP ROLE changes")
        .contains("\n  migration: migrations.V2__in_java\n");
  }

  @Test
  void whatIsAllowedIsDone() throws Exception {
    write("migrations/V2__role.sql", "create role app;");

    run(request(new ServerAddress(server.url(), server.username(), server.password(), true)));

    assertThat(roles()).contains("app");
  }

  private void javaMigration(String body) throws Exception {
    write(
        "src/migrations/V2__in_java.java",
        """
        package migrations;
        public class V2__in_java extends org.flywaydb.core.api.migration.BaseJavaMigration {
          @Override public void migrate(org.flywaydb.core.api.migration.Context context)
              throws Exception {
            try (var statement = context.getConnection().createStatement()) {
              %s
            }
          }
        }
        """
            .formatted(body));
    UserClasses.compile(
        project.resolve("src"), Files.createDirectories(project.resolve("classes")));
  }

  private void write(String file, String text) throws Exception {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private ServerAddress builder() {
    return new ServerAddress(server.url(), "builder", "b", false);
  }

  private GenerateRequest.Builder request(ServerAddress address) {
    return GenerateRequest.in(project)
        .refresh(true)
        .classesMegabytes(0)
        .snapshotMegabytes(0)
        .locations(List.of("migrations"))
        .outputDirectory(Path.of("java"))
        .provider(Kind.SERVER)
        .server(address);
  }

  private GenerateRequest.Builder withJava(GenerateRequest.Builder request) {
    return request
        .locations(List.of("migrations", "classpath:migrations"))
        .classPath(List.of(project.resolve("classes")));
  }

  private List<String> roles() throws Exception {
    List<String> names = new ArrayList<>();
    try (var connection = server.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select rolname from pg_roles")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private void run(GenerateRequest.Builder request) {
    new Generate(artifacts).run(request.build(), GenerateListener.SILENT);
  }

  private String problem(GenerateRequest.Builder request) {
    return catchThrowableOfType(ProblemException.class, () -> run(request)).getMessage();
  }
}
