package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.problem.ProblemException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database that no migration made gets its first one. */
final class AdoptTest {

  @RegisterExtension static final ShopServer SERVER = new ShopServer();

  @TempDir private Path folder;

  private LiveShop shop;

  @BeforeEach
  void makeShop() throws Exception {
    shop =
        SERVER
            .shop(folder)
            .sql(
                "set role migrator",
                "create table users (id bigint primary key, greeting text default '${name}')",
                "create table alembic_version (version_num varchar(32) primary key)",
                "grant select on users to app");
  }

  @Test
  void databaseGoesOnWithMigrations() throws Exception {
    assertThat(shop.adopt())
        .isEqualTo(
            """
            adopt: db/V1__baseline.sql, db/V1__baseline.sql.conf has 3 statements for the schema of production (PostgreSQL N), proven: Flyway ran it in an empty database, and the catalogues are the same
            adopt: roles that must be there before, from an init script for example: app
            adopt: table public.alembic_version looks like the history of Alembic; leave it out with -Dheadwater.ignore="table public.alembic_version"
            adopt: next: run adopt.sql in production as the role that will migrate; Flyway then knows that version 1 is there""");
    assertThat(shop.read("db/V1__baseline.sql"))
        .isEqualTo(
            """
            create table public.alembic_version (
                version_num character varying(32) not null,
                constraint alembic_version_pkey PRIMARY KEY (version_num)
            );

            create table public.users (
                id bigint not null,
                greeting text default '${name}'::text,
                constraint users_pkey PRIMARY KEY (id)
            );

            grant SELECT on table public.users to app;
            """);
    shop.sql("set role migrator; " + shop.read("adopt.sql"))
        .file("db/V2__orders.sql", "create table orders (id int);")
        .migrate()
        .sql("grant select on flyway_schema_history to reader");
    assertThat(shop.drift())
        .isEqualTo(
            "drift: same: production (PostgreSQL N) is what the migrations make at version 2");
  }

  @Test
  void migrationThatIsNotProvenIsNoMigrationYet() throws Exception {
    shop.sql("set role migrator", "create view names as select id from users");
    assertThat(shop.adopt("table public.users", "table public.alembic_version"))
        .isEqualTo(
            """
            adopt: db/V1__baseline.sql.draft has 1 statement for the schema of production (PostgreSQL N)
            db/V1__baseline.sql.draft: error[adopt-not-proven]: the migration is not proven
              why: it fails: relation "public.users" does not exist (42P01)
              fix: mend it by hand, or leave objects out with <ignore>; Flyway does not apply a file that ends in .draft""");
  }

  @Test
  void migrationsOrAHistoryAreThere() throws Exception {
    shop.sql("drop table users, alembic_version").shop();
    refused(
        """
        error[adopt]: there are migrations already
          why: adopt writes the first one, for a database that no migration made
          fix: mvn headwater:draft -Dheadwater.on=… writes the next one""");
    shop.delete("db/V1__users.sql").delete("db/V2__orders.sql").delete("db/R__totals.sql");
    refused(
        """
        error[adopt]: production has a history table of Flyway already
          fix: mvn headwater:drift compares it with its migrations""");
  }

  private void refused(String problem) {
    assertThatThrownBy(() -> shop.adopt()).isInstanceOf(ProblemException.class).hasMessage(problem);
  }
}
