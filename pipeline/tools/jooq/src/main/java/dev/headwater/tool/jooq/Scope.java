package dev.headwater.tool.jooq;

import dev.headwater.spi.CodegenScope;
import org.jooq.meta.Definition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.TableDefinition;

/** Says of each of jOOQ's definitions why it gets no class; an empty text where it gets one. */
record Scope(CodegenScope scope) {

  private static final String HISTORY = "flywayHistory";
  private static final String MEMBERS = "extensionMembers";

  String whyTableIsLeftOut(TableDefinition table) {
    if (table.isTableValuedFunction()) {
      return scope.namesOfRoutines().contains(key(table)) ? "" : MEMBERS;
    }
    return table.getName().equals(scope.historyTable()) ? HISTORY : whyRelationIsLeftOut(table);
  }

  String whyRelationIsLeftOut(Definition relation) {
    return scope.relations().getOrDefault(key(relation), "");
  }

  String whyTypeIsLeftOut(Definition type) {
    return scope.types().getOrDefault(key(type), "");
  }

  String whyRoutineIsLeftOut(RoutineDefinition routine) {
    return scope.routines().getOrDefault(Overloads.oid(routine), "");
  }

  String arguments(RoutineDefinition routine) {
    return scope.arguments().getOrDefault(Overloads.oid(routine), "");
  }

  private static String key(Definition definition) {
    return definition.getSchema().getName() + "." + definition.getName();
  }
}
