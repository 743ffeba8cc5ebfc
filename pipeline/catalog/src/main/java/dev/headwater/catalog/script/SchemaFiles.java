package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.Step.Key;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A schema as SQL files, one for each object with all that belongs to it. The same schema gives the
 * same files, whatever made it.
 *
 * @param texts by relative paths with forward slashes; statements end with a semicolon
 * @param refused objects that no statement can make, and that no file has
 */
public record SchemaFiles(SortedMap<String, String> texts, SortedSet<Id> refused) {

  public SchemaFiles {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    refused = Collections.unmodifiableSortedSet(new TreeSet<>(refused));
  }

  /** The files of a catalogue. */
  public static SchemaFiles of(Catalog catalog) {
    SortedSet<Id> refused = new TreeSet<>();
    while (true) {
      try {
        return new SchemaFiles(texts(catalog.without(f -> refused.contains(f.id()))), refused);
      } catch (CannotWriteException e) {
        refused.add(e.id());
      }
    }
  }

  private static SortedMap<String, String> texts(Catalog catalog) {
    Plan plan = new Plan(new Catalog(catalog.serverVersion(), List.of(), Map.of()), catalog);
    Steps steps = new Steps(plan);
    Wholes wholes = new Wholes(catalog);
    Map<FilePlace, Set<Key>> byPlace = new HashMap<>();
    for (Key key : steps.all().keySet()) {
      Id whole = wholes.of(catalog.find(key.id()).orElseThrow()).id();
      byPlace.computeIfAbsent(FilePlace.of(whole), any -> new TreeSet<>()).add(key);
    }
    StepOrder order = new StepOrder(plan, steps);
    FileOrder reading = new FileOrder(catalog);
    Map<FilePlace, String> paths = paths(byPlace.keySet());
    SortedMap<String, String> texts = new TreeMap<>();
    byPlace.forEach(
        (place, keys) -> {
          String text = text(order.ordered(keys, reading));
          if (!text.isEmpty()) {
            texts.put(paths.get(place), text);
          }
        });
    return texts;
  }

  /** Statements of one line stand together with others of their kind. */
  private static String text(List<Step> steps) {
    StringBuilder text = new StringBuilder();
    Optional<Kind> above = Optional.empty();
    for (Step step : steps) {
      for (String statement : step.written()) {
        Optional<Kind> line =
            Optional.of(step.id().kind()).filter(kind -> statement.indexOf('\n') < 0);
        boolean goesOn = line.isPresent() && line.equals(above);
        text.append(text.isEmpty() || goesOn ? "" : "\n").append(statement).append(";\n");
        above = line;
      }
    }
    return text.toString();
  }

  /** On many file systems, two names that differ in capitals alone are one. */
  private static Map<FilePlace, String> paths(Collection<FilePlace> places) {
    Map<String, Integer> alike = new HashMap<>();
    places.forEach(
        place -> alike.merge(place.path(true).toLowerCase(Locale.ROOT), 1, Integer::sum));
    Map<FilePlace, String> paths = new HashMap<>();
    for (FilePlace place : places) {
      String path = place.path(true);
      paths.put(place, place.path(alike.getOrDefault(path.toLowerCase(Locale.ROOT), 1) == 1));
    }
    return paths;
  }
}
