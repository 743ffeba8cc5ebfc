package dev.headwater.catalog.script;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.List;
import java.util.Set;

/**
 * What is done to one object at one moment.
 *
 * @param statements none, where another step does it already
 */
record Step(Act act, Id id, List<String> statements) {

  private static final Set<Kind> TEXTS = Set.of(Kind.FUNCTION, Kind.PROCEDURE, Kind.COMMENT);

  Step {
    statements = List.copyOf(statements);
  }

  enum Act {
    /** Takes a table from its parent. */
    LEAVE,
    DROP,
    /** Gives an old type another name, so that the new one can have its own. */
    MAKE_WAY,
    ALTER,
    CREATE,
    /** Gives a table to its parent. */
    JOIN,
    /** What a table says about its indexes. */
    WITH_INDEXES,
    /** Removes an old type that had to make way. */
    CLEAR
  }

  /** A step in words that an order can be written with. */
  record Key(Act act, Id id) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int byPhase = Integer.compare(phase(), other.phase());
      return byPhase != 0
          ? byPhase
          : id.equals(other.id) ? act.compareTo(other.act) : id.compareTo(other.id);
    }

    private int phase() {
      if (id.kind() == Kind.DEFAULT_PRIVILEGES) {
        return 3; // what is made before gets the old ones
      }
      return switch (act) {
        case LEAVE, DROP, MAKE_WAY -> 0;
        case CLEAR -> 2;
        default -> 1;
      };
    }
  }

  Key key() {
    return new Key(act, id);
  }

  /** The statements as PostgreSQL reads them back to the same; texts stay as they are. */
  List<String> written() {
    return TEXTS.contains(id.kind())
        ? statements
        : statements.stream()
            .map(VarcharLists::asWritten)
            .map(NestedConditions::asWritten)
            .toList();
  }
}
