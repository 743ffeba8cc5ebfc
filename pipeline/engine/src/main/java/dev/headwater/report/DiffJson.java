package dev.headwater.report;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.change.Change;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Changed;
import dev.headwater.catalog.change.Change.Difference;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Change.Renamed;
import dev.headwater.catalog.change.Loss;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.Outline.Entry;
import dev.headwater.command.diff.DiffOutcome;
import dev.headwater.command.diff.DiffOutcome.Compared;
import dev.headwater.command.diff.DiffOutcome.Differs;
import dev.headwater.command.diff.DiffOutcome.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The differences for programs. The fields of one kind of change are always there. */
record DiffJson(DiffOutcome outcome) {

  Map<String, Object> fields() {
    Compared compared = outcome.compared();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("outcome", outcome instanceof Differs ? "differs" : "same");
    fields.put("from", side(compared.from()));
    fields.put("to", side(compared.to()));
    fields.put("postgres", compared.postgres());
    fields.put(
        "changes",
        outcome instanceof Differs differs
            ? differs.outline().entries().stream().map(DiffJson::entry).toList()
            : List.of());
    fields.put("elsewhere", compared.notCompared().elsewhere());
    fields.put("notModelled", compared.notCompared().notModelled());
    fields.put("notes", compared.notes());
    return fields;
  }

  private static Map<String, Object> side(Side side) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("state", side.state().word());
    fields.put("migrations", side.migrations());
    fields.put("repeatablesLeftOut", side.repeatablesLeftOut());
    side.server()
        .ifPresent(
            server -> {
              fields.put("version", server.version().orElse(""));
              fields.put("postgres", server.postgres());
            });
    return fields;
  }

  static Map<String, Object> entry(Entry entry) {
    Change change = entry.change();
    Map<String, Object> fields = change(change);
    if (change instanceof Changed) {
      fields.put("differences", entry.differences().stream().map(DiffJson::difference).toList());
    }
    fields.put(
        "loses",
        entry.loss().map(Loss::type).map(t -> t.name().toLowerCase(Locale.ROOT)).orElse(""));
    fields.put("losesWords", entry.loss().map(Loss::words).orElse(""));
    fields.put("inside", entry.inside().stream().map(DiffJson::change).toList());
    return fields;
  }

  private static Map<String, Object> change(Change change) {
    if (change instanceof Added added) {
      return object("added", added.fact());
    } else if (change instanceof Removed removed) {
      return object("removed", removed.fact());
    } else if (change instanceof Renamed renamed) {
      Map<String, Object> fields = object("renamed", renamed.to());
      fields.put("before", renamed.from().id().qualified());
      return fields;
    }
    return object("changed", ((Changed) change).to());
  }

  /** The attributes are those of the later state, and of the earlier one for a removed object. */
  private static Map<String, Object> object(String change, Fact fact) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("change", change);
    fields.put("kind", fact.id().kind().words());
    fields.put("name", fact.id().qualified());
    fields.put("object", ObjectName.of(fact));
    fields.put("attributes", fact.attributes());
    return fields;
  }

  private static Map<String, Object> difference(Difference difference) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("attribute", difference.attribute());
    difference.before().ifPresent(value -> fields.put("before", value));
    difference.after().ifPresent(value -> fields.put("after", value));
    return fields;
  }
}
