package dev.headwater.catalog.script;

import java.util.List;

/**
 * Statements that run together.
 *
 * @param inTransaction whether one transaction holds them; else each is committed by itself
 */
public record ScriptPart(List<ScriptStatement> statements, boolean inTransaction) {

  public ScriptPart {
    statements = List.copyOf(statements);
  }
}
