package dev.headwater.database.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.script.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerWideTest {

  @ParameterizedTest
  @MethodSource
  void whatAllDatabasesShareIsNotChanged(String what, String sql) {
    assertThat(found(sql)).containsExactly(what);
  }

  static Stream<Arguments> whatAllDatabasesShareIsNotChanged() {
    return """
        CREATE ROLE:            create role app login
        CREATE USER:            CREATE /* x */ USER "app"
        CREATE USER:            create user mapping
        CREATE GROUP:           create group staff
        ALTER ROLE:             alter role app set search_path = x
        ALTER USER:             alter user current_user password 'x'
        ALTER ROLE:             alter role app in database payroll set work_mem = '8MB'
        DROP ROLE:              drop role if exists app
        DROP OWNED:             drop owned by app
        REASSIGN OWNED:         reassign owned by app to other
        GRANT of a role:        grant admin to app
        GRANT of a role:        grant "select" to app with admin option
        REVOKE of a role:       revoke admin option for a from b
        GRANT ON DATABASE:      grant connect on database payroll to app
        GRANT ON DATABASE:      grant connect on database mine, payroll to app
        REVOKE ON TABLESPACE:   revoke all on tablespace fast from app
        GRANT ON PARAMETER:     grant set on parameter work_mem to app
        CREATE DATABASE:        create database other
        CREATE DATABASE:        create database mine
        ALTER DATABASE:         alter database payroll set work_mem = '8MB'
        ALTER DATABASE:         alter database ${name} owner to app
        DROP DATABASE:          drop database if exists payroll
        CREATE TABLESPACE:      create tablespace fast location '/fast'
        DROP TABLESPACE:        drop tablespace fast
        ALTER SYSTEM:           alter system set work_mem = '8MB'
        COMMENT ON ROLE:        comment on role app is 'x'
        COMMENT ON DATABASE:    comment on database payroll is 'x'
        COMMENT ON TABLESPACE:  comment on tablespace fast is 'x'
        SECURITY LABEL ON ROLE: security label for p on role app is 'x'
        CREATE ROLE:            create role a;
        GRANT of a role:        do $$ <<l>> begin null; end $$; grant a to b
        """
        .lines()
        .map(line -> line.split(": +", 2))
        .map(line -> Arguments.of(line[0], line[1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table role (id int)",
        "create user mapping for app server s",
        "create user mapping if not exists for app server s",
        "alter user mapping for app server s options (set user 'x')",
        "drop user mapping if exists for app server s",
        "alter role app in database mine set work_mem = '8MB'",
        "set role app",
        "reset role",
        "grant select on all tables in schema public to app",
        "grant usage on schema public to app",
        "revoke all on function f() from public",
        "revoke grant option for select on t from app",
        "grant connect on database mine, \"${flyway:database}\" to app",
        "alter default privileges in schema s grant select on tables to app",
        "alter default privileges for role app revoke all on tables from public",
        "alter table t owner to app",
        "alter database mine set work_mem = '8MB'",
        "alter database \"mine\" set work_mem = '8MB'",
        "alter database ${flyway:database} set work_mem = '8MB'",
        "comment on database ${flyway:database} is 'x'",
        "comment on table role is 'create role x'",
        "comment on column t.role is 'x'",
        "security label on table t is 'x'",
        "select 'create role app'",
        "insert into notes values ($$create role app$$), ('drop role app')",
        "-- create role app\n/* drop role app; */ select 1",
        "copy t from stdin;\ncreate role app;\n\\.\n",
        "create policy p on t to app",
        "create schema s authorization app",
        "drop table if exists role, users",
        "reindex system mine",
        "do $$ begin create role a; end $$",
        "create function f() returns void language sql as 'create role a'",
        "create trigger t after insert on role execute function f()",
        "create rule r as on insert to role do also (select 1; select 2)",
      })
  void whatStaysInTheDatabaseIsNotRefused(String sql) {
    assertThat(found(sql)).isEmpty();
  }

  @Test
  void brokenSqlIsReadToo() {
    assertThat(found("create role 'a;")).containsExactly("CREATE ROLE");
    assertThat(found("create")).isEmpty();
    assertThat(found("grant to")).isNotNull();
    assertThat(found("comment on database")).isNotNull();
    assertThat(found("alter role x in")).containsExactly("ALTER ROLE");
  }

  private static List<String> found(String sql) {
    ServerWide rule = new ServerWide("mine");
    return Statement.all(sql).stream().flatMap(one -> rule.in(one).stream()).toList();
  }
}
