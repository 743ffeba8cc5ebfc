package dev.headwater.database;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.snapshots.ScriptChain;
import dev.headwater.script.NeededExtension;
import java.util.List;

/**
 * What a provider must serve.
 *
 * @param extensions what the init scripts and migrations create
 * @param chain what will be migrated, so that the database may begin with some of it
 */
public record DatabaseOrder(
    GenerateRequest request, List<NeededExtension> extensions, ScriptChain chain) {

  public DatabaseOrder {
    extensions = List.copyOf(extensions);
  }

  /** For a database that begins empty. */
  public DatabaseOrder(GenerateRequest request, List<NeededExtension> extensions) {
    this(request, extensions, ScriptChain.NONE);
  }
}
