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

  public List<Statement> statements() {
    return Statement.all(text);
  }

  public String sql(Statement statement) {
    return text.substring(statement.start(), statement.end());
  }

  /** PostgreSQL's words about a statement, at their place. */
  public Problem problem(Statement statement, SQLException e) {
    return problem(statement, new Sent(sql(statement), 0), e);
  }

  /** The same for a statement whose beginning was sent in other words. */
  public Problem problem(Statement statement, Sent sent, SQLException e) {
    ServerError error = new ServerError(e);
    int offset = new StatementPosition(sent.sql(), error).offset() - sent.longer();
    return error
        .problem()
        .at(SourceLocation.offset(path, text, statement.start() + Math.max(0, offset)));
  }

  /** PostgreSQL's words about something that is not a statement of a file. */
  public static Problem problem(SourceLocation place, SQLException e) {
    return new ServerError(e).problem().at(place);
  }

  /**
   * SQL that was sent for a statement.
   *
   * @param longer by so many characters than the text of the file, at its beginning
   */
  public record Sent(String sql, int longer) {}
}
