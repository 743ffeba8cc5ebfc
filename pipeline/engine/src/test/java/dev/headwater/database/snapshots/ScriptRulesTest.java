package dev.headwater.database.snapshots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScriptRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into t values ('${flyway:timestamp}')",
        "-- ${FLYWAY:workingDirectory}",
        "copy t from '/tmp/x.csv'",
        "COPY t (a, b)\n FROM PROGRAM 'ls'",
        "do $$ begin execute format('copy t from %L', '/tmp/x.csv'); end $$",
        "select pg_read_file('x')",
        "select lo_import('/x')",
        "create extension postgres_fdw",
        "import foreign schema s from server x into y",
        "create tablespace t location '/x'",
        "alter  system set work_mem = '1GB'",
        "load 'auto_explain'"
      })
  void reachesOut(String sql) {
    assertTrue(ScriptRules.reachesOut(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table ${flyway:defaultSchema}.t (id int)",
        "copy t from stdin;\n1\t2\n\\.\n",
        "create table load (system text, copy text)",
        "create table t (id serial); insert into t default values"
      })
  void staysInside(String sql) {
    assertFalse(ScriptRules.reachesOut(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set app.tenant = '1'",
        "SET SESSION app.tenant TO '1'",
        "select set_config('app.tenant', '1', false)",
        "select set_config(name, value, false) from t",
        "set local app.tenant = '1'",
        "set app.tenant.id = '1'",
        "set ${ns}.tenant = '1'",
        "do $$ begin execute format('set app.%I = %L', 'tenant', '1'); end $$",
        "set plpgsql.check_asserts = off",
        "select setseed(0.5)",
        "SET SESSION seed TO 0.5",
        "select pg_try_advisory_lock_shared(7)"
      })
  void livesOnInTheSession(String sql) {
    assertTrue(ScriptRules.livesOn(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set search_path = app",
        "select set_config('search_path', '', false)",
        "select current_setting('app.tenant')",
        "select pg_advisory_xact_lock(7)",
        "update t set a = b.c from b",
        "create function f() returns int language sql set search_path = app, pg_temp as 'select 1'"
      })
  void endsWithItsScriptOrIsListed(String sql) {
    assertFalse(ScriptRules.livesOn(sql));
  }

  @Test
  void aRollbackTakesBackOrdinaryStatements() {
    assertFalse(ScriptRules.endsItsTransaction("create table t (id int)"));
    assertFalse(ScriptRules.endsItsTransaction("do $$ begin null; end $$"));
    assertTrue(ScriptRules.endsItsTransaction("  COMMIT"));
    assertTrue(ScriptRules.endsItsTransaction("begin"));
    assertTrue(ScriptRules.endsItsTransaction("/* keep it */ -- or not\n commit"));
    assertFalse(ScriptRules.endsItsTransaction("-- commit\nselect 1"));
    assertTrue(ScriptRules.endsItsTransaction(" ".repeat(100_000) + "commit"));
  }

  @Test
  void theNextFileOfTheLog() {
    assertEquals("000000010000000000000002", WalFiles.next("000000010000000000000001", 1 << 20));
    assertEquals("000000010000000100000000", WalFiles.next("000000010000000000000FFF", 1 << 20));
    assertEquals("0000000100000002000000FF", WalFiles.next("0000000100000002000000FE", 16 << 20));
  }
}
