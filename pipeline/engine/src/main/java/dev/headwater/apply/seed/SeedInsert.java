package dev.headwater.apply.seed;

import dev.headwater.apply.SqlFile;
import dev.headwater.apply.SqlFile.Sent;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.sql.Statement;
import dev.headwater.script.sql.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The one statement of a seed: {@code insert into roles (name) values ('viewer')}.
 *
 * @param columns as SQL writes them
 * @param begin where the columns begin
 */
record SeedInsert(SqlFile file, Statement statement, List<String> columns, int begin) {

  static SeedInsert of(SeedFile seed, SeedHeader header) {
    SqlFile file = seed.sql();
    List<Statement> statements = file.statements();
    if (statements.size() != 1 || !statements.get(0).has(0, "insert", "into")) {
      throw wrong(file, statements.isEmpty() ? 0 : statements.get(statements.size() - 1).start());
    }
    Statement statement = statements.get(0);
    List<Token> tokens = statement.tokens();
    StringBuilder table = new StringBuilder();
    int at = 2;
    while (at < tokens.size() && !tokens.get(at).is("(")) {
      table.append(tokens.get(at++).text());
    }
    int begin = at < tokens.size() ? tokens.get(at).start() : statement.end();
    List<String> columns = new ArrayList<>();
    for (at++; at < tokens.size() && !tokens.get(at).is(")"); at++) {
      if (tokens.get(at).isName()) {
        columns.add(tokens.get(at).text());
      }
    }
    boolean values =
        statement.has(at + 1, "values") || statement.has(at + 1, "overriding") && at > 0;
    if (columns.isEmpty() || !values || !table.toString().equalsIgnoreCase(header.table())) {
      throw wrong(file, statement.start());
    }
    return new SeedInsert(file, statement, columns, begin);
  }

  /** The statement with another table. */
  Sent into(String table) {
    String sql = "insert into " + table + " " + file.text().substring(begin, statement.end());
    return new Sent(sql, sql.length() - (statement.end() - statement.start()));
  }

  private static ProblemException wrong(SqlFile file, int offset) {
    return new ProblemException(
        Problem.of(
                "seed-rows",
                "a seed with a line of its own has one statement with the rows of its table")
            .at(SourceLocation.offset(file.path(), file.text(), offset))
            .withFix(
                "insert into TABLE (COLUMN, …) values (…), …; or rows=FILE.csv in the first line"));
  }
}
