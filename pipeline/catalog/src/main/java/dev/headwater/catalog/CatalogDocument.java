package dev.headwater.catalog;

import dev.headwater.catalog.Fact.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A catalogue as maps, lists, texts and numbers, for JSON. The same catalogue always gives the same
 * document, and the document gives it back.
 */
public final class CatalogDocument {

  private CatalogDocument() {}

  /** The document of a catalogue. */
  public static Map<String, Object> of(Catalog catalog) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("serverVersion", catalog.serverVersion());
    document.put("notModelled", catalog.notModelled());
    document.put("facts", catalog.facts().stream().map(CatalogDocument::fact).toList());
    return document;
  }

  /** The document of a fact. */
  public static Map<String, Object> fact(Fact fact) {
    Map<String, Object> document = id(fact.id());
    fact.parent().ifPresent(parent -> document.put("parent", id(parent)));
    document.put("attributes", fact.attributes());
    document.put("dependencies", fact.dependencies().stream().map(CatalogDocument::id).toList());
    document.put(
        "place", List.of(fact.place().position(), fact.place().oid(), fact.place().subId()));
    return document;
  }

  /** The document of an identity. */
  public static Map<String, Object> id(Id id) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", id.kind().words());
    document.put("scope", id.scope());
    document.put("name", id.name());
    return document;
  }

  /**
   * The catalogue of a document.
   *
   * @throws IllegalArgumentException when it is no document of a catalogue
   */
  public static Catalog read(Map<String, Object> document) {
    SortedMap<String, Long> notModelled = new TreeMap<>();
    map(get(document, "notModelled"))
        .forEach((kind, count) -> notModelled.put(kind, as(Number.class, count).longValue()));
    List<Fact> facts = new ArrayList<>();
    for (Object fact : list(document, "facts")) {
      facts.add(fact(map(fact)));
    }
    int version = as(Number.class, get(document, "serverVersion")).intValue();
    return new Catalog(version, facts, notModelled);
  }

  /**
   * The fact of a document.
   *
   * @throws IllegalArgumentException when it is no document of a fact
   */
  public static Fact fact(Map<String, Object> document) {
    SortedMap<String, String> attributes = new TreeMap<>();
    map(get(document, "attributes"))
        .forEach((name, value) -> attributes.put(name, as(String.class, value)));
    TreeSet<Id> dependencies = new TreeSet<>();
    for (Object needed : list(document, "dependencies")) {
      dependencies.add(id(map(needed)));
    }
    List<Number> place =
        list(document, "place").stream().map(number -> as(Number.class, number)).toList();
    return new Fact(
        id(document),
        Optional.ofNullable(document.get("parent")).map(parent -> id(map(parent))),
        attributes,
        dependencies,
        new Place(place.get(0).intValue(), place.get(1).longValue(), place.get(2).intValue()));
  }

  /**
   * The identity of a document.
   *
   * @throws IllegalArgumentException when it is no document of an identity
   */
  public static Id id(Map<String, Object> document) {
    String kind = as(String.class, get(document, "kind"));
    return new Id(
        Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace(' ', '_')),
        as(String.class, get(document, "scope")),
        as(String.class, get(document, "name")));
  }

  private static Object get(Map<String, Object> document, String name) {
    Object value = document.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name + " is there");
    }
    return value;
  }

  private static List<?> list(Map<String, Object> document, String name) {
    return as(List.class, get(document, name));
  }

  @SuppressWarnings("unchecked") // a map of JSON has texts as keys
  private static Map<String, Object> map(Object value) {
    return as(Map.class, value);
  }

  private static <T> T as(Class<T> type, Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(value + " is no " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
