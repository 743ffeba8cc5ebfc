package dev.headwater.cases.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A company's server with other people's databases, which must be unchanged after each run. */
final class ServerProviderTest {

  @TempDir Path folder;

  private final TestArtifacts artifacts = new TestArtifacts();
  private ServerProject project;
  private CompanyServer company;
  private List<String> before;

  @BeforeEach
  void start() throws Exception {
    company = CompanyServer.start(artifacts);
    before = company.state();
    project = ServerProject.in(folder, artifacts);
  }

  @AfterEach
  void nothingIsChanged() throws Exception {
    try {
      assertThat(company.leftovers()).isEmpty();
      assertThat(company.state()).isEqualTo(before);
    } finally {
      company.close();
    }
  }

  @Test
  void classesComeFromADatabaseThatIsGoneAfterwards() {
    project.run(company.builder());
    assertThat(folder.resolve("java/db/tables/Author.java")).exists();
  }

  @Test
  void failingMigrationLeavesNothing() throws Exception {
    project.migration("V2__broken.sql", "create table book (id bigint references writer);");
    assertThat(project.problem(company.builder()))
        .isEqualTo(
            """
            migrations/V2__broken.sql:1:1: error[42P01]: relation "writer" does not exist
                1 | create table book (id bigint references writer);
                  | ^""");
  }

  @Test
  void databaseIsAsInEveryOtherProvider() throws Exception {
    project.migration(
        "V2__asserts.sql",
        """
        do $$ begin
          assert (select row(pg_encoding_to_char(encoding), datcollate, datctype)
                  = row('UTF8', 'C', 'C')
                  from pg_database where datname = current_database());
          assert current_database() ~ '^headwater_[0-9a-f]{20}$';
          assert (select shobj_description(oid, 'pg_database')
                    ~ '^Headwater: throwaway database, created 20[-0-9]+T[0-9:]+Z by \\w+@127.0.0.1;'
                  from pg_database where datname = current_database());
          assert not has_database_privilege('payroll', current_database(), 'connect');
          assert (select count(*) from pg_stat_activity
                  where datname = current_database() and pid <> pg_backend_pid()) > 0;
        end $$;
        """);
    project.run(company.builder());
  }

  @Test
  @Tag("thorough")
  void nameOfTheDatabaseIsNotInTheClasses() throws Exception {
    project.migration(
        "V2__comment.sql",
        "comment on table author is 'grüße from ${flyway:database}, ${flyway:user}';"
            + " alter table author alter name set default '${flyway:database}';");
    project.run(company.builder());
    assertThat(folder.resolve("java/db/tables/Author.java"))
        .content()
        .contains("grüße from postgres, builder")
        .doesNotContain("headwater_");
  }

  @Test
  @Tag("thorough")
  void usersOwnSettingsDoNotReachTheMigrations() throws Exception {
    company.sql(
        "alter role builder set search_path = nowhere, payroll",
        "alter role builder set \"DateStyle\" = 'German'",
        "alter role builder set statement_timeout = '200ms'",
        "alter role builder set lock_timeout = '1ms'",
        "alter role builder set default_transaction_read_only = on",
        "alter role builder set standard_conforming_strings = off",
        "alter role builder set timezone = 'Asia/Tokyo'");
    before = company.state();
    project.migration(
        "V2__asserts.sql",
        """
        select pg_sleep(0.5);
        do $$ begin
          assert (select reset_val from pg_settings where name = 'search_path')
                 = '"$user", public'; -- Flyway puts the schema before it
          assert current_setting('statement_timeout') = '0';
          assert current_setting('lock_timeout') = '0';
          assert current_setting('default_transaction_read_only') = 'off';
          assert current_setting('standard_conforming_strings') = 'on';
          assert current_setting('timezone') = 'UTC';
          assert current_setting('jit') = 'off';
          assert current_setting('synchronous_commit') = 'off';
        end $$;
        """);
    project.run(company.builder());
  }

  @Test
  @Tag("thorough")
  void idleSessionsAreNotEnded() throws Exception {
    assumeTrue(Integer.parseInt(company.ask("show server_version_num").get(0)) >= 140000);
    company.sql("alter role builder set idle_session_timeout = '1s'");
    before = company.state();
    project.migration(
        "V2__sleeps.sql",
        """
        select pg_sleep(2);
        do $$ begin
          assert (select count(*) from pg_stat_activity
                  where datname = current_database() and pid <> pg_backend_pid()) > 0;
        end $$;
        """);
    project.run(company.builder());
  }

  @Test
  @Tag("thorough")
  void userWhoBecomesAnotherRoleWorksAsThatRole() throws Exception {
    company.sql(
        "create role owners createdb",
        "create role member login password 'm'",
        "grant owners to member",
        "alter role member set role = owners",
        "alter role member set search_path = nowhere");
    before = company.state();
    project.migration(
        "V2__asserts.sql",
        """
        do $$ begin
          assert current_user = 'owners';
          assert (select reset_val from pg_settings where name = 'search_path')
                 = '"$user", public';
        end $$;
        """);
    project.run(new ServerAddress(company.url(), "member", "m", false));
  }

  @Test
  @Tag("thorough")
  void usersSettingsReachTheMigrations() throws Exception {
    project.migration(
        "V2__asserts.sql",
        """
        do $$ begin
          assert (select reset_val from pg_settings where name = 'search_path') = 'a, "B"';
          assert current_setting('work_mem') = '1MB';
        end $$;
        """);
    GenerateRequest request =
        project
            .request(company.builder())
            .serverSettings(Map.of("Search_Path", "a, \"B\"", "work_mem", "1MB"))
            .flyway(Map.of("flyway.defaultSchema", "public"))
            .build();
    project.run(request, GenerateListener.SILENT);
  }

  @ParameterizedTest
  @Tag("thorough")
  @CsvSource(
      delimiter = '|',
      value = {
        "fsync|off|parameter \"fsync\" cannot be changed now",
        "shared_buffers|1MB|parameter \"shared_buffers\" cannot be changed without restarting the"
            + " server",
        "app.tenant|a|permission denied to set parameter \"app.tenant\"",
        "log_statement|all|permission denied to set parameter \"log_statement\"",
        "work_memm|1MB|unrecognized configuration parameter \"work_memm\"",
        "Work_Mem|much|invalid value for parameter \"work_mem\": \"much\""
      })
  void settingOfTheWholeServerIsRefused(String name, String value, String why) {
    GenerateRequest request =
        project.request(company.builder()).serverSettings(Map.of(name, value)).build();
    assertThat(project.problem(request))
        .isEqualTo(
            """
            error[server-setting]: the setting %s cannot be given to one database of a server
              PostgreSQL: %s
              fix: leave <%s> out of <serverSettings>, or take a provider with a server of its own: <provider>embedded</provider>"""
                .formatted(name, why, name));
  }

  @Test
  void whatOnlyASuperuserMayIsExplained() throws Exception {
    project.migration("V2__c.sql", "create extension file_fdw;");
    assertThat(project.problem(company.builder()))
        .isEqualTo(
            """
            migrations/V2__c.sql:1:1: error[42501]: permission denied to create extension "file_fdw"
                1 | create extension file_fdw;
                  | ^
              hint: Must be superuser to create this extension.
              fix: migrations run as the user who logs in to the server, and that user lacks this right: take a provider with a server of its own, where migrations run as superuser: <provider>embedded</provider>; or have an administrator grant it, and where it reaches beyond the database of the run, allow that: <allowServerWide>true</allowServerWide>""");
  }

  @Test
  @Tag("thorough")
  void roleThatABlockWouldMakeIsRefusedByTheServer() throws Exception {
    project.migration("V2__r.sql", "do $$ begin execute 'create ' || 'role app'; end $$;");
    assertThat(project.problem(company.builder()))
        .startsWith("migrations/V2__r.sql:1:7: error[42501]: permission denied to create role\n")
        .contains("\n  fix: migrations run as the user who logs in to the server, ");
  }

  @Test
  @Tag("thorough")
  void roleThatTheServerDoesNotHaveIsExplained() throws Exception {
    project.migration("V2__grant.sql", "grant select on author to reporting;");
    assertThat(project.problem(company.builder()))
        .isEqualTo(
            """
            migrations/V2__grant.sql:1:1: error[42704]: role "reporting" does not exist
                1 | grant select on author to reporting;
                  | ^
              fix: the server has no such role; have an administrator make it there, or take a provider with a server of its own, where migrations run as superuser: <provider>embedded</provider>, and an init script can make the role""");
  }

  @Test
  @Tag("thorough")
  void fourRunsAtOnceDoNotDisturbEachOther() throws Exception {
    company.sql(
        "create database headwater_0000000000000000000d owner builder",
        "comment on database headwater_0000000000000000000d is '" + CompanyServer.oldMark() + "'");
    List<CompletableFuture<Void>> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Path output = Path.of("java" + i);
      GenerateRequest request = project.request(company.builder()).outputDirectory(output).build();
      runs.add(CompletableFuture.runAsync(() -> project.run(request, GenerateListener.SILENT)));
    }
    for (CompletableFuture<Void> run : runs) {
      run.get(2, TimeUnit.MINUTES);
    }
    for (int i = 0; i < 4; i++) {
      assertThat(folder.resolve("java" + i + "/db/tables/Author.java")).exists();
    }
  }
}
