package dev.headwater.catalog.change;

import dev.headwater.catalog.CatalogDocument;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Changed;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Change.Renamed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A migration's changes as maps, lists and texts, for JSON; the document gives them back. */
public final class StepDocument {

  private StepDocument() {}

  /** The document of a step. */
  public static Map<String, Object> of(MigrationStep step) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("script", step.script());
    document.put("serverVersion", step.serverVersion());
    document.put("changes", step.changes().stream().map(StepDocument::change).toList());
    document.put(
        "names",
        new TreeMap<>(step.names())
            .entrySet().stream()
                .map(
                    name ->
                        List.of(
                            CatalogDocument.id(name.getKey()), CatalogDocument.id(name.getValue())))
                .toList());
    document.put("described", step.described().stream().map(CatalogDocument::fact).toList());
    return document;
  }

  private static Map<String, Object> change(Change change) {
    Map<String, Object> document = new LinkedHashMap<>();
    if (change instanceof Added added) {
      document.put("added", CatalogDocument.fact(added.fact()));
    } else if (change instanceof Removed removed) {
      document.put("removed", CatalogDocument.fact(removed.fact()));
    } else if (change instanceof Changed changed) {
      document.put("changed", CatalogDocument.fact(changed.from()));
      document.put("to", CatalogDocument.fact(changed.to()));
    } else if (change instanceof Renamed renamed) {
      document.put("renamed", CatalogDocument.fact(renamed.from()));
      document.put("to", CatalogDocument.fact(renamed.to()));
    }
    return document;
  }

  /**
   * The step of a document.
   *
   * @throws IllegalArgumentException when it is no document of a step
   */
  public static MigrationStep read(Map<String, Object> document) {
    try {
      List<Change> changes = new ArrayList<>();
      for (Object change : list(get(document, "changes"))) {
        changes.add(change(map(change)));
      }
      Map<Id, Id> names = new TreeMap<>();
      for (Object name : list(get(document, "names"))) {
        names.put(
            CatalogDocument.id(map(list(name).get(0))), CatalogDocument.id(map(list(name).get(1))));
      }
      return new MigrationStep(
          (String) get(document, "script"),
          ((Number) get(document, "serverVersion")).intValue(),
          changes,
          names,
          list(get(document, "described")).stream().map(StepDocument::fact).toList());
    } catch (ClassCastException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("no document of a step", e);
    }
  }

  private static Change change(Map<String, Object> document) {
    if (document.containsKey("added")) {
      return new Added(fact(get(document, "added")));
    } else if (document.containsKey("removed")) {
      return new Removed(fact(get(document, "removed")));
    } else if (document.containsKey("changed")) {
      return new Changed(fact(get(document, "changed")), fact(get(document, "to")));
    }
    return new Renamed(fact(get(document, "renamed")), fact(get(document, "to")));
  }

  private static Fact fact(Object document) {
    return CatalogDocument.fact(map(document));
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  @SuppressWarnings("unchecked") // a map of JSON has texts as keys
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Object get(Map<String, Object> document, String name) {
    Object value = document.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name + " is there");
    }
    return value;
  }
}
