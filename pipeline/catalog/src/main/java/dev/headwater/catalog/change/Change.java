package dev.headwater.catalog.change;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One difference between two catalogues. */
public sealed interface Change {

  Id id();

  record Added(Fact fact) implements Change {
    @Override
    public Id id() {
      return fact.id();
    }
  }

  record Removed(Fact fact) implements Change {
    @Override
    public Id id() {
      return fact.id();
    }
  }

  /** The same object with other attributes. */
  record Changed(Fact from, Fact to) implements Change {
    @Override
    public Id id() {
      return to.id();
    }

    /** The attributes that differ, in the order of their names. */
    public List<Difference> differences() {
      SortedSet<String> names = new TreeSet<>(from.attributes().keySet());
      names.addAll(to.attributes().keySet());
      List<Difference> differences = new ArrayList<>();
      for (String name : names) {
        Optional<String> before = Optional.ofNullable(from.attributes().get(name));
        Optional<String> after = Optional.ofNullable(to.attributes().get(name));
        if (!before.equals(after)) {
          differences.add(new Difference(name, before, after));
        }
      }
      return differences;
    }
  }

  /** The same object under another name: proven, because both states are of one database. */
  record Renamed(Fact from, Fact to) implements Change {
    @Override
    public Id id() {
      return to.id();
    }
  }

  /**
   * One attribute on both sides.
   *
   * @param before empty where it was not there
   */
  record Difference(String attribute, Optional<String> before, Optional<String> after) {}
}
