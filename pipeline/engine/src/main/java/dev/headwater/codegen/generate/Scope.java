package dev.headwater.codegen.generate;

import dev.headwater.catalog.Origins;
import dev.headwater.catalog.Origins.Name;
import dev.headwater.catalog.Origins.Origin;
import dev.headwater.catalog.Origins.Relation;
import dev.headwater.catalog.Origins.Routine;
import dev.headwater.spi.CodegenScope;
import dev.headwater.spi.LeftOut;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which objects get no class.
 *
 * @param leaveOut the kinds of objects that the user does not want
 * @param historyTable the name of Flyway's table
 */
record Scope(Set<LeftOut> leaveOut, String historyTable) {

  CodegenScope of(Origins origins, List<String> schemas) {
    Map<Long, String> routines = new HashMap<>();
    Map<Long, String> arguments = new HashMap<>();
    Set<String> named = new HashSet<>();
    for (Routine routine : origins.routines()) {
      arguments.put(routine.oid(), routine.arguments());
      String why = why(routine.origin());
      if (why.isEmpty()) {
        named.add(routine.name().toString());
      } else {
        routines.put(routine.oid(), why);
      }
    }
    return new CodegenScope(
        Set.copyOf(schemas),
        relations(origins),
        types(origins),
        routines,
        named,
        arguments,
        leaveOut.contains(LeftOut.FLYWAY_HISTORY) ? historyTable : "");
  }

  private Map<String, String> relations(Origins origins) {
    Map<String, String> without = new HashMap<>();
    for (Relation relation : origins.relations()) {
      if (leaveOut.contains(LeftOut.PARTITIONS) && relation.kind() == Origins.Kind.PARTITION) {
        without.put(relation.name().toString(), LeftOut.PARTITIONS.word());
      }
      if (leaveOut.contains(LeftOut.EXTENSION_MEMBERS) && relation.isOfExtension()) {
        without.put(relation.name().toString(), LeftOut.EXTENSION_MEMBERS.word());
      }
    }
    return without;
  }

  private Map<String, String> types(Origins origins) {
    Map<String, String> without = new HashMap<>();
    if (leaveOut.contains(LeftOut.EXTENSION_MEMBERS)) {
      for (Name type : origins.extensionTypes()) {
        without.put(type.toString(), LeftOut.EXTENSION_MEMBERS.word());
      }
    }
    // The class that jOOQ makes for such a domain does not compile.
    for (Name domain : origins.arrayDomains()) {
      without.put(domain.toString(), "array domain, its columns are arrays");
    }
    return without;
  }

  private String why(Origin origin) {
    return switch (origin) {
      case EXTENSION ->
          leaveOut.contains(LeftOut.EXTENSION_MEMBERS) ? LeftOut.EXTENSION_MEMBERS.word() : "";
      case RANGE_TYPE -> "constructor of a range type";
      case EVENT_TRIGGER -> "event trigger function";
      case USER -> "";
    };
  }
}
