package dev.headwater.command.drift;

import dev.headwater.catalog.script.SchemaScript;
import java.util.List;

/**
 * The script that makes a live database what the migrations make.
 *
 * @param against why it is not proven; empty when it ran on a database with the live schema, and
 *     without rows, and the result was compared
 */
public record WayBack(SchemaScript script, List<String> against) {

  public WayBack {
    against = List.copyOf(against);
  }

  public boolean isProven() {
    return against.isEmpty();
  }

  /** How many statements lose data. */
  public long losses() {
    return script.statements().stream().filter(one -> one.loss().isPresent()).count();
  }
}
