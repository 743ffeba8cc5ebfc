package dev.headwater.apply;

import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.sql.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * A file of statements.
 *
 * @param path as messages show it
 */
public record SqlFile(String path, String text) {

  /** Reads a file. If version control has changed its line ends, they are changed back. */
  public static SqlFile read(Path root, Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    boolean isChanged = end > 0 && text.charAt(end - 1) == '\r';
    return new SqlFile(
        SourceLocation.shown(root, file), isChanged ? text.replace("\r\n", "\n") : text);
  }

  List<Statement> statements() {
    return Statement.all(text);
  }

  String sql(Statement statement) {
    return text.substring(statement.start(), statement.end());
  }

  /** PostgreSQL's words about a statement, at their place. */
  Problem problem(Statement statement, SQLException e) {
    ServerError error = new ServerError(e);
    int offset = statement.start() + new StatementPosition(sql(statement), error).offset();
    return error.problem().at(SourceLocation.offset(path, text, offset));
  }
}
