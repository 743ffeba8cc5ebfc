package dev.headwater.command.bundle;

import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptFile;
import dev.headwater.spi.FoundMigration;
import java.util.List;

/**
 * A script outside a transaction that was stopped in the middle: the database is between the states
 * before and after it.
 *
 * @param migration its row, which the history lacks
 * @param statements the places of all its statements
 * @param done how many of them are there
 * @param left invalid indexes that the next statement left
 */
public record StoppedScript(
    ScriptFile file,
    FoundMigration migration,
    List<SourceLocation> statements,
    int done,
    List<String> left) {

  public StoppedScript {
    statements = List.copyOf(statements);
    left = List.copyOf(left);
  }
}
