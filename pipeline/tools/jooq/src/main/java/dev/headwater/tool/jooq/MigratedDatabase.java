package dev.headwater.tool.jooq;

import dev.headwater.spi.CodegenScope;
import dev.headwater.spi.GeneratedTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.SequenceDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;
import org.jooq.meta.postgres.PostgresDatabase;

/**
 * jOOQ's view of PostgreSQL without objects that nobody wrote: members of extensions, partitions,
 * Flyway's table. Its order does not depend on OIDs. May be extended like its parent.
 */
public class MigratedDatabase extends PostgresDatabase {

  private static final Pattern NO_STRING = Pattern.compile("[\"\\\\\n\r]");

  private static final Scope NOTHING =
      new Scope(new CodegenScope(Set.of(), Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), ""));

  /** jOOQ makes this object itself, from its class name, so what it sees is told here. */
  private static final ThreadLocal<Seen> SEEN = ThreadLocal.withInitial(() -> new Seen(NOTHING));

  /** Records what this thread's databases see from now on, until the record is closed. */
  static Seen watch(CodegenScope scope) {
    Seen seen = new Seen(new Scope(scope));
    SEEN.set(seen);
    return seen;
  }

  /** The record of this thread's databases. */
  static Seen seen() {
    return SEEN.get();
  }

  private static Scope scope() {
    return SEEN.get().scope;
  }

  @Override
  protected List<TableDefinition> getTables0() throws SQLException {
    List<TableDefinition> tables =
        withoutHomonyms(kept(super.getTables0(), scope()::whyTableIsLeftOut));
    tables.removeIf(this::hasNameOfAnEnum);
    SEEN.get().database = Optional.of(this);
    return SEEN.get().made("tables", tables);
  }

  /** For jOOQ, a column of the enum would be a row of the function. */
  private boolean hasNameOfAnEnum(TableDefinition table) {
    boolean is =
        table.isTableValuedFunction() && getEnum(table.getSchema(), table.getName()) != null;
    if (is) {
      SEEN.get()
          .warnings
          .add(
              "The table function "
                  + table.getQualifiedName()
                  + " gets no class, because an enum has its name");
    }
    return is;
  }

  /**
   * A table function with the name of a table, or of another table function, would overwrite its
   * class. The table is kept, else the first function by its arguments, which jOOQ gives as the
   * comment of a table function.
   */
  private static List<TableDefinition> withoutHomonyms(List<TableDefinition> all) {
    Map<String, List<TableDefinition>> byName = new LinkedHashMap<>();
    for (TableDefinition table : all) {
      byName.computeIfAbsent(table.getQualifiedName(), name -> new ArrayList<>()).add(table);
    }
    List<TableDefinition> kept = new ArrayList<>();
    byName.forEach(
        (name, same) -> {
          same.sort(
              Comparator.comparing(TableDefinition::isTableValuedFunction)
                  .thenComparing(table -> String.valueOf(table.getComment())));
          kept.add(same.get(0));
          if (same.size() > 1) {
            SEEN.get()
                .warnings
                .add(
                    "Several objects have the name "
                        + name
                        + ", and only the first gets a class: a table before table functions,"
                        + " functions by their arguments");
          }
        });
    return kept;
  }

  @Override
  protected List<SequenceDefinition> getSequences0() throws SQLException {
    return SEEN.get()
        .made("sequences", writable(kept(super.getSequences0(), scope()::whyRelationIsLeftOut)));
  }

  @Override
  protected List<EnumDefinition> getEnums0() throws SQLException {
    return SEEN.get().made("enums", kept(super.getEnums0(), scope()::whyTypeIsLeftOut));
  }

  @Override
  protected List<DomainDefinition> getDomains0() throws SQLException {
    return SEEN.get().made("domains", kept(super.getDomains0(), scope()::whyTypeIsLeftOut));
  }

  @Override
  protected List<UDTDefinition> getUDTs0() throws SQLException {
    return SEEN.get().made("types", writable(kept(super.getUDTs0(), scope()::whyTypeIsLeftOut)));
  }

  @Override
  protected List<RoutineDefinition> getRoutines0() throws SQLException {
    return SEEN.get()
        .made(
            "routines",
            Overloads.inStableOrder(
                writable(kept(super.getRoutines0(), scope()::whyRoutineIsLeftOut)), scope()));
  }

  /**
   * @param why the kind of thing that is left out; empty when it is kept
   */
  private static <T extends Definition> List<T> kept(List<T> all, Function<T, String> why) {
    List<T> kept = new ArrayList<>();
    for (T definition : all) {
      SEEN.get().names.add(definition.getName());
      SEEN.get().names.add(definition.getQualifiedName());
      String reason = why.apply(definition);
      if (reason.isEmpty()) {
        kept.add(definition);
        SEEN.get().kept.add(definition.getQualifiedName());
      } else {
        SEEN.get().leftOut.add(reason + ": " + definition.getQualifiedName());
      }
    }
    return kept;
  }

  /** Those whose names jOOQ can put into a Java string; it does so without escaping them. */
  private static <T extends Definition> List<T> writable(List<T> all) {
    List<T> writable = new ArrayList<>();
    for (T definition : all) {
      String names =
          definition instanceof UDTDefinition
              ? definition.getQualifiedName()
              : definition.getName();
      if (NO_STRING.matcher(names).find()) {
        SEEN.get()
            .warnings
            .add(
                definition.getQualifiedName().replaceAll("\\R", " ")
                    + " gets no class, because jOOQ cannot write a quote, a backslash or a line"
                    + " break in this name");
      } else {
        writable.add(definition);
      }
    }
    return writable;
  }

  /** Names of all objects, and which of them were left out and why. */
  static final class Seen implements AutoCloseable {
    private final Scope scope;
    private final Set<String> names = new HashSet<>();
    private final Set<String> kept = new TreeSet<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final Set<String> warnings = new TreeSet<>();
    private final Map<String, List<Definition>> made = new HashMap<>();
    private Optional<MigratedDatabase> database = Optional.empty();

    private Seen(Scope scope) {
      this.scope = scope;
    }

    /** A thread may live longer than the tools, and would keep their loader. */
    @Override
    public void close() {
      SEEN.remove();
    }

    private <T extends Definition> List<T> made(String kind, List<T> definitions) {
      definitions.forEach(
          definition ->
              made.computeIfAbsent(
                      kind + " of " + definition.getSchema().getName(), key -> new ArrayList<>())
                  .add(definition));
      return definitions;
    }

    /**
     * The tables, enums and so on of a schema, also those that the user's configuration leaves out.
     * jOOQ asks for the names of their classes while it makes its own list of them.
     */
    List<Definition> made(String kind, SchemaDefinition schema) {
      return made.getOrDefault(kind + " of " + schema.getName(), List.of());
    }

    Set<String> names() {
      return names;
    }

    Set<String> kept() {
      return kept;
    }

    Set<String> warnings() {
      return warnings;
    }

    /** Those that the user's configuration includes, with its included columns. */
    List<GeneratedTable> tables() {
      return database.stream()
          .flatMap(seen -> seen.getSchemata().stream().flatMap(s -> seen.getTables(s).stream()))
          .filter(table -> !table.isTableValuedFunction())
          .map(Seen::generated)
          .toList();
    }

    private static GeneratedTable generated(TableDefinition table) {
      return new GeneratedTable(
          table.getSchema().getName(),
          table.getName(),
          table.getColumns().stream().map(Definition::getName).toList());
    }

    List<String> leftOut() {
      return List.copyOf(leftOut);
    }
  }
}
