package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.Step.Key;
import java.util.Comparator;
import java.util.Optional;

/** The order of steps in a file: kind by kind, and columns as they stand in their table. */
record FileOrder(Catalog all) implements Comparator<Key> {

  @Override
  public int compare(Key first, Key second) {
    return Comparator.comparing((Key key) -> AccessStatements.isAbout(key.id().kind()))
        .thenComparing(key -> key.id().kind())
        .thenComparing(this::aboutKind)
        .thenComparing(this::position)
        .thenComparing(Comparator.naturalOrder())
        .compare(first, second);
  }

  /** The object itself first, then its columns, then its other parts. */
  private int aboutKind(Key key) {
    return about(key).map(fact -> fact.id().kind().ordinal()).orElse(0);
  }

  private int position(Key key) {
    return about(key)
        .filter(f -> f.id().kind() == Kind.COLUMN)
        .map(f -> f.place().position())
        .orElse(0);
  }

  private Optional<Fact> about(Key key) {
    return AccessStatements.isAbout(key.id().kind())
        ? all.find(key.id()).flatMap(Fact::parent).flatMap(all::find)
        : Optional.empty();
  }
}
