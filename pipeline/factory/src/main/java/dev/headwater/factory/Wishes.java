package dev.headwater.factory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Record;

/** The wishes of a test, where they differ from the recipe. Immutable. */
public final class Wishes {

  static final Wishes NONE = new Wishes(Map.of(), Map.of(), Map.of());

  private final Map<String, Wish> values;
  private final Map<String, Record> rows;
  private final Map<String, Factory<?, ?>> factories;

  private Wishes(
      Map<String, Wish> values, Map<String, Record> rows, Map<String, Factory<?, ?>> factories) {
    this.values = values;
    this.rows = rows;
    this.factories = factories;
  }

  /** By column. */
  Map<String, Wish> values() {
    return values;
  }

  /** By foreign key. */
  Map<String, Record> rows() {
    return rows;
  }

  /** By foreign key. */
  Map<String, Factory<?, ?>> factories() {
    return factories;
  }

  Wishes value(String column, Wish value) {
    return new Wishes(with(values, column, value), rows, factories);
  }

  Wishes row(String key, Record row) {
    return new Wishes(values, with(rows, key, row), factories);
  }

  Wishes factory(String key, Factory<?, ?> factory) {
    return new Wishes(values, rows, with(factories, key, factory));
  }

  private static <T> Map<String, T> with(Map<String, T> some, String name, T value) {
    Map<String, T> all = new LinkedHashMap<>(some);
    all.put(name, value);
    return all;
  }
}
