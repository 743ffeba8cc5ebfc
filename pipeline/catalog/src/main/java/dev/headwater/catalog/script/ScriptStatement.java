package dev.headwater.catalog.script;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Loss;
import dev.headwater.catalog.change.ObjectName;
import java.util.Optional;

/**
 * One statement of a script.
 *
 * @param about the object that it makes, changes or removes
 * @param sql without a semicolon
 * @param loss the data that goes with it
 */
public record ScriptStatement(Id about, String sql, Optional<Loss> loss) {

  /** As it stands in a script, below a comment that announces the loss. */
  public String text() {
    return loss.map(lost -> "-- loses data: " + ObjectName.of(about) + ", " + lost.words() + "\n")
            .orElse("")
        + sql
        + ";\n\n";
  }
}
