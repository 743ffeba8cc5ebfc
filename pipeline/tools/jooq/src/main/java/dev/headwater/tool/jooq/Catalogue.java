package dev.headwater.tool.jooq;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.meta.Definition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.TableDefinition;

/**
 * What PostgreSQL's catalogue knows and jOOQ does not ask. The rows are ordered, so that two
 * databases with one schema give one answer.
 *
 * @param relations tables, views and sequences to leave out, as {@code schema.name}, and why
 * @param types types to leave out, and why
 * @param functions functions to leave out, by OID, and why
 * @param ownFunctions names of functions of which at least one is not left out
 * @param signatures of all functions, by OID
 * @param historyTable empty when it is wanted
 */
record Catalogue(
    Map<String, String> relations,
    Map<String, String> types,
    Map<Long, String> functions,
    Set<String> ownFunctions,
    Map<Long, String> signatures,
    String historyTable) {

  private static final String MEMBERS = "extensionMembers";
  private static final String PARTITIONS = "partitions";
  private static final String ARRAY_DOMAIN = "array domain, its columns are arrays";
  private static final String HISTORY = "flywayHistory";

  private static final String RELATIONS =
      """
      select n.nspname, c.relname, c.relispartition,
             exists (select from pg_catalog.pg_depend d
                     where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
                       and d.objsubid = 0 and d.deptype = 'e') as member
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      order by n.nspname, c.relname
      """;

  private static final String TYPES =
      """
      select n.nspname, t.typname
      from pg_catalog.pg_depend d
      join pg_catalog.pg_type t on t.oid = d.objid
      join pg_catalog.pg_namespace n on n.oid = t.typnamespace
      where d.classid = 'pg_catalog.pg_type'::regclass and d.deptype = 'e'
      order by n.nspname, t.typname
      """;

  /** The class that jOOQ makes for such a domain does not compile. */
  private static final String ARRAY_DOMAINS =
      """
      select n.nspname, t.typname
      from pg_catalog.pg_type t
      join pg_catalog.pg_type base on base.oid = t.typbasetype
      join pg_catalog.pg_namespace n on n.oid = t.typnamespace
      where t.typtype = 'd' and base.typcategory = 'A'
      order by n.nspname, t.typname
      """;

  private static final String FUNCTIONS =
      """
      select p.oid, n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes) as args,
             case
               when exists (select from pg_catalog.pg_depend d
                            where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid
                              and d.deptype = 'e') then 'member'
               when exists (select from pg_catalog.pg_depend d
                            where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid
                              and d.deptype = 'i') then 'constructor of a range type'
               when p.prorettype = 'event_trigger'::regtype then 'event trigger function'
               else ''
             end as why
      from pg_catalog.pg_proc p
      join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      order by n.nspname, p.proname, args
      """;

  static Catalogue read(DSLContext database, Set<String> leaveOut, String historyTable) {
    boolean members = leaveOut.contains(MEMBERS);
    Map<String, String> relations = new HashMap<>();
    for (Record row : database.fetch(RELATIONS)) {
      if (leaveOut.contains(PARTITIONS) && row.get("relispartition", boolean.class)) {
        relations.put(key(row, "relname"), PARTITIONS);
      }
      if (members && row.get("member", boolean.class)) {
        relations.put(key(row, "relname"), MEMBERS);
      }
    }
    Map<String, String> types = new HashMap<>();
    if (members) {
      database.fetch(TYPES).forEach(row -> types.put(key(row, "typname"), MEMBERS));
    }
    database.fetch(ARRAY_DOMAINS).forEach(row -> types.put(key(row, "typname"), ARRAY_DOMAIN));
    Map<Long, String> functions = new HashMap<>();
    Set<String> ownFunctions = new HashSet<>();
    Map<Long, String> signatures = new HashMap<>();
    for (Record row : database.fetch(FUNCTIONS)) {
      Long oid = row.get("oid", Long.class);
      signatures.put(oid, row.get("args", String.class));
      String why = row.get("why", String.class);
      if (why.equals("member")) {
        why = members ? MEMBERS : "";
      }
      if (why.isEmpty()) {
        ownFunctions.add(key(row, "proname"));
      } else {
        functions.put(oid, why);
      }
    }
    String history = leaveOut.contains(HISTORY) ? historyTable : "";
    return new Catalogue(relations, types, functions, ownFunctions, signatures, history);
  }

  String whyTableIsLeftOut(TableDefinition table) {
    if (table.isTableValuedFunction()) {
      return ownFunctions.contains(key(table)) ? "" : MEMBERS;
    }
    return table.getName().equals(historyTable) ? HISTORY : whyRelationIsLeftOut(table);
  }

  String whyRelationIsLeftOut(Definition relation) {
    return relations.getOrDefault(key(relation), "");
  }

  String whyTypeIsLeftOut(Definition type) {
    return types.getOrDefault(key(type), "");
  }

  String whyRoutineIsLeftOut(RoutineDefinition routine) {
    return functions.getOrDefault(Overloads.oid(routine), "");
  }

  String signature(RoutineDefinition routine) {
    return signatures.getOrDefault(Overloads.oid(routine), "");
  }

  private static String key(Definition definition) {
    return definition.getSchema().getName() + "." + definition.getName();
  }

  private static String key(Record row, String name) {
    return row.get("nspname", String.class) + "." + row.get(name, String.class);
  }
}
