package dev.headwater.database;

import dev.headwater.script.NeededExtension;
import dev.headwater.script.ScriptSet;
import java.util.List;

/**
 * The database that a provider must open.
 *
 * @param scripts what will run in it
 * @param extensions what the scripts create
 * @param chain what will be migrated, so that the database may begin with some of it
 */
public record DatabaseOrder(
    DatabaseRequest request,
    ScriptSet scripts,
    List<NeededExtension> extensions,
    ScriptChain chain) {

  public DatabaseOrder {
    extensions = List.copyOf(extensions);
  }

  public static DatabaseOrder of(DatabaseRequest request, ScriptSet scripts, ScriptChain chain) {
    return new DatabaseOrder(request, scripts, NeededExtension.of(scripts), chain);
  }

  /** For a database that begins empty. */
  public static DatabaseOrder ofEmpty(DatabaseRequest request, ScriptSet scripts) {
    return of(request, scripts, ScriptChain.NONE);
  }

  /** The same, for a database that begins with less. */
  public DatabaseOrder withChain(ScriptChain shorter) {
    return new DatabaseOrder(request, scripts, extensions, shorter);
  }
}
