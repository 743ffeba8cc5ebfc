package dev.headwater.tool.jooq;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.meta.Definition;
import org.jooq.meta.ForeignKeyDefinition;
import org.jooq.meta.InverseForeignKeyDefinition;
import org.jooq.meta.ManyToManyKeyDefinition;
import org.jooq.meta.TableDefinition;

/**
 * The methods of a table that join other tables along foreign keys. jOOQ names them after the other
 * table, and after the key where two keys lead to one table. Such names still clash: tables of two
 * schemas may have one name, and a table may refer to itself, or to a table that refers back.
 */
final class JoinPaths {

  /** jOOQ 3.18 has paths to one row only. */
  private static final boolean TO_MANY = hasPathsToMany();

  private final Function<Definition, String> jooqsName;
  private final Function<Definition, String> ownName;
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> given = new HashSet<>();

  /**
   * @param jooqsName the name that jOOQ would give
   * @param ownName the name after the key
   */
  JoinPaths(
      TableDefinition table,
      Function<Definition, String> jooqsName,
      Function<Definition, String> ownName) {
    this.jooqsName = jooqsName;
    this.ownName = ownName;
    nameToOne(table.getForeignKeys());
    if (TO_MANY) {
      table.getInverseForeignKeys().forEach(key -> name(key, backwards(key)));
      table.getManyToManyKeys().forEach(key -> name(key, jooqsName.apply(key)));
    }
  }

  /** The table that has the method for this key; empty for everything but keys. */
  static Optional<TableDefinition> start(Definition key) {
    if (key instanceof ForeignKeyDefinition forth) {
      return Optional.of(forth.getTable());
    }
    if (TO_MANY && key instanceof InverseForeignKeyDefinition back) {
      return Optional.of(back.getTable());
    }
    if (TO_MANY && key instanceof ManyToManyKeyDefinition across) {
      return Optional.of(across.getForeignKey1().getReferencedTable());
    }
    return Optional.empty();
  }

  /** The key itself, where a definition is the way back along one. */
  static Definition key(Definition definition) {
    return TO_MANY && definition instanceof InverseForeignKeyDefinition back
        ? back.getForeignKey()
        : definition;
  }

  /** The tables to which methods of this table lead. */
  static Stream<TableDefinition> ends(TableDefinition table) {
    Stream<TableDefinition> forth =
        table.getForeignKeys().stream().map(ForeignKeyDefinition::getReferencedTable);
    if (!TO_MANY) {
      return forth;
    }
    return Stream.of(
            forth,
            table.getInverseForeignKeys().stream().map(key -> key.getReferencingTable()),
            table.getManyToManyKeys().stream()
                .map(key -> key.getForeignKey2().getReferencedTable()))
        .flatMap(ends -> ends);
  }

  String name(Definition key) {
    return names.getOrDefault(id(key), jooqsName.apply(key));
  }

  private void nameToOne(List<ForeignKeyDefinition> keys) {
    List<String> all = keys.stream().map(jooqsName).toList();
    for (ForeignKeyDefinition key : keys) {
      String name = jooqsName.apply(key);
      name(key, Collections.frequency(all, name) == 1 ? name : ownName.apply(key));
    }
  }

  /** In a table that refers to itself, the name of the key may lead forth already. */
  private String backwards(InverseForeignKeyDefinition key) {
    String name = jooqsName.apply(key);
    boolean toItself = key.getReferencingTable().equals(key.getTable());
    return given.contains(name) && !toItself ? ownName.apply(key) : name;
  }

  private void name(Definition key, String wanted) {
    String name = wanted;
    for (int i = 2; !given.add(name); i++) {
      name = wanted + "_" + i;
    }
    names.put(id(key), name);
  }

  private static String id(Definition key) {
    if (key instanceof ForeignKeyDefinition forth) {
      return "forth " + forth.getTable().getQualifiedName() + " " + forth.getName();
    }
    if (key instanceof InverseForeignKeyDefinition back) {
      return "back " + back.getReferencingTable().getQualifiedName() + " " + back.getName();
    }
    ManyToManyKeyDefinition across = (ManyToManyKeyDefinition) key;
    return "across " + id(across.getForeignKey1()) + " " + across.getForeignKey2().getName();
  }

  private static boolean hasPathsToMany() {
    try {
      Class.forName("org.jooq.meta.InverseForeignKeyDefinition");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
