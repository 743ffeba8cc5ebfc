package dev.headwater.command.live;

import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.sql.Statement;
import java.util.List;

/** Statements of a script that delete rows, as far as its text shows them. */
public final class DeletedRows {

  private DeletedRows() {}

  /** Each with its place. */
  public static List<String> in(ScriptFile file) {
    String text = file.text();
    return Statement.all(text).stream()
        .filter(statement -> statement.has(0, "truncate") || statement.has(0, "delete", "from"))
        .map(
            statement ->
                file.path()
                    + ":"
                    + SourceLocation.offset(file.path(), text, statement.start()).line()
                    + ": rows are deleted")
        .toList();
  }
}
