package dev.headwater.script.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class StatementTest {

  @Test
  void semicolonsEndStatementsButNotInQuotesAndComments() {
    assertThat(
            statements(
                """
                -- one;
                create table t (a text default ';'); ;
                do $$ begin null; end $$;
                select ";" /* ; */ , 1"""))
        .containsExactly(
            "create table t ( a text default ';' )",
            "do $$ begin null; end $$",
            "select \";\" , 1");
  }

  @Test
  void copiedDataIsNoSql() {
    assertThat(
            statements(
                """
                COPY public.t (a, b) FROM stdin;
                1\tit's
                2\tcreate extension x;
                \\.

                select 1;
                copy t from stdin with (format csv);\r
                a;b\r
                \\.\r
                select 2"""))
        .containsExactly(
            "COPY public . t ( a , b ) FROM stdin",
            "select 1",
            "copy t from stdin with ( format csv )",
            "select 2");
  }

  @Test
  void copyOfAFileHasNoData() {
    assertThat(statements("copy t from '/tmp/x';\nselect 1;\ncopy t to stdout;\nselect 2;"))
        .containsExactly("copy t from '/tmp/x'", "select 1", "copy t to stdout", "select 2");
  }

  @Test
  void dataWithoutAnEndReachesToTheEnd() {
    assertThat(statements("copy t from stdin;\n1\n2\n")).containsExactly("copy t from stdin");
    assertThat(statements("copy t from stdin;")).containsExactly("copy t from stdin");
  }

  @Test
  void linesOfPsqlAreNoSql() {
    assertThat(statements("\\restrict abc'def\nselect 1;\n\\unrestrict abc'def\n"))
        .containsExactly("select 1");
  }

  @Test
  void bodyOfAFunctionAndActionsOfARuleBelongToTheirStatement() {
    assertThat(
            statements(
                """
                create function f(a int) returns text language sql begin atomic
                  select 1 as end, t.case from t;
                  select case when a > 1 then case a when 2 then 'x' end else 'y' end;
                end;
                select case when true then 1 end;
                create rule r as on insert to t do also (delete from u; delete from v);
                begin; select 2; end; select 3"""))
        .hasSize(7)
        .contains("select case when true then 1 end")
        .endsWith("begin", "select 2", "end", "select 3");
  }

  @Test
  void commandsOfPsqlAreFoundWithTheirLines() {
    assertThat(
            PsqlCommand.all(
                """
                \\restrict key
                select '\\x', E'\\'' as "\\y"; -- \\z
                copy t from stdin;
                \\N
                \\.
                select 1 \\gset
                \\unrestrict key
                """))
        .extracting(command -> command.line() + command.name())
        .containsExactly("1\\restrict", "6\\gset", "7\\unrestrict");
  }

  @Test
  void wordsAreFoundWhateverTheirCase() {
    Statement statement = Statement.all("Create /* x */ EXTENSION if not exists \"create\"").get(0);
    assertThat(statement.has(0, "create", "extension", "if")).isTrue();
    assertThat(statement.has(5, "create")).isFalse();
    assertThat(statement.has(4, "exists", "create", "more")).isFalse();
    assertThat(statement.at(6)).isEmpty();
  }

  private static List<String> statements(String sql) {
    return Statement.all(sql).stream()
        .map(s -> s.tokens().stream().map(Token::text).collect(Collectors.joining(" ")))
        .toList();
  }
}
