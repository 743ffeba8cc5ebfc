package dev.headwater.spi;

import java.util.Map;
import java.util.Set;

/**
 * Which objects of the database get no class, and what a code generator does not ask itself.
 *
 * @param schemas all schemas that are not PostgreSQL's own
 * @param relations tables, views and sequences without a class, as {@code schema.name}, and why
 * @param types types without a class, as {@code schema.name}, and why
 * @param routines routines without a class, by OID, and why
 * @param namesOfRoutines names of routines, as {@code schema.name}, of which one has a class
 * @param arguments the types of the arguments of each routine, by OID
 * @param historyTable the name of Flyway's table; empty when it gets a class
 */
public record CodegenScope(
    Set<String> schemas,
    Map<String, String> relations,
    Map<String, String> types,
    Map<Long, String> routines,
    Set<String> namesOfRoutines,
    Map<Long, String> arguments,
    String historyTable) {

  public CodegenScope {
    schemas = Set.copyOf(schemas);
    relations = Map.copyOf(relations);
    types = Map.copyOf(types);
    routines = Map.copyOf(routines);
    namesOfRoutines = Set.copyOf(namesOfRoutines);
    arguments = Map.copyOf(arguments);
  }
}
