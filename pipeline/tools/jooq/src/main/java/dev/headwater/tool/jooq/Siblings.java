package dev.headwater.tool.jooq;

import dev.headwater.tool.jooq.LikeNames.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.meta.AttributeDefinition;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.ConstraintDefinition;
import org.jooq.meta.Database;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.ParameterDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.SequenceDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.TypedElementDefinition;
import org.jooq.meta.UDTDefinition;

/**
 * The suffixes of definitions whose names would clash in a generated file. Two fields or two files
 * may not have one name, and a field may not have the name of a class of which its file uses a
 * member: in Java, the field hides the class.
 */
final class Siblings {

  /** Classes of java.lang that generated files use by their short names. */
  private static final Set<String> JAVA_LANG =
      Set.of(
          "Boolean",
          "Byte",
          "Class",
          "Double",
          "Float",
          "Integer",
          "Long",
          "Object",
          "Override",
          "Short",
          "String",
          "SuppressWarnings");

  private static final Set<String> IN_ENUMS = Set.of("Override", "String", "SuppressWarnings");

  private static final Set<String> IN_ALL_PACKAGES =
      JAVA_LANG.stream()
          .filter(name -> !name.equals("Class") && !name.equals("Object"))
          .collect(Collectors.toSet());

  private static final Set<String> DSL = Set.of("DSL");

  /** The type variables in the class of a type's paths, which hide classes of these names. */
  private static final Set<String> PATH_VARIABLES = Set.of("R", "T");

  private final Function<Definition, String> identifier;
  private final Function<Definition, String> className;
  private final Function<Definition, String> member;
  private final Function<Definition, String> getter;
  private final Map<String, Map<String, String>> known = new HashMap<>();

  /** Works on jOOQ's own names, without suffixes. */
  Siblings(
      Function<Definition, String> identifier,
      Function<Definition, String> className,
      Function<Definition, String> member,
      Function<Definition, String> getter) {
    this.identifier = identifier;
    this.className = className;
    this.member = member;
    this.getter = getter;
  }

  /** Empty for nearly all definitions. */
  String suffix(Definition definition) {
    Definition thing = JoinPaths.key(definition);
    SchemaDefinition schema = thing.getSchema();
    if (schema == null) {
      return "";
    }
    if (thing instanceof ConstraintDefinition key) {
      return suffix(key.getTable()) + suffix(key, "keys", schema, () -> keys(schema));
    }
    if (thing instanceof IndexDefinition index) {
      return suffix(index.getTable()) + suffix(index, "indexes", schema, () -> indexes(schema));
    }
    return suffix(thing, schema);
  }

  private String suffix(Definition thing, SchemaDefinition schema) {
    if (thing instanceof SchemaDefinition) {
      return suffix(thing, "schemas", schema.getCatalog(), () -> schemas(schema.getDatabase()));
    } else if (thing instanceof TableDefinition) {
      return suffix(thing, "tables", schema, () -> tables(schema));
    } else if (thing instanceof ColumnDefinition column) {
      TableDefinition table = column.getContainer();
      return suffix(thing, "columns", table, () -> fields(table.getColumns(), table, DSL));
    } else if (thing instanceof AttributeDefinition attribute) {
      UDTDefinition type = attribute.getContainer();
      return suffix(thing, "attributes", type, () -> fields(type.getAttributes(), type, DSL));
    } else if (thing instanceof ParameterDefinition parameter) {
      RoutineDefinition routine = parameter.getContainer();
      return suffix(thing, "parameters", routine, () -> parameters(routine));
    } else if (thing instanceof EnumDefinition) {
      return suffix(thing, "enums", schema, () -> classes(made("enums", schema), IN_ENUMS));
    } else if (thing instanceof UDTDefinition) {
      return suffix(thing, "types", schema, () -> types(schema));
    } else if (thing instanceof RoutineDefinition) {
      return suffix(thing, "routines", schema, () -> classes(made("routines", schema), JAVA_LANG));
    } else if (thing instanceof SequenceDefinition) {
      return suffix(thing, "sequences", schema, () -> constants("sequences", schema, Set.of()));
    } else if (thing instanceof DomainDefinition) {
      return suffix(thing, "domains", schema, () -> constants("domains", schema, DSL));
    }
    return "";
  }

  /** The suffix of a thing in its place; each place is looked at once. */
  private String suffix(
      Definition thing, String kind, Definition owner, Supplier<Map<String, String>> suffixes) {
    String place = kind + " of " + id(owner);
    Map<String, String> all = known.get(place);
    if (all == null) {
      all = suffixes.get();
      known.put(place, all);
    }
    return all.getOrDefault(id(thing), "");
  }

  /** Overloaded routines have one name, and so may keys of two tables. */
  private static String id(Definition thing) {
    String table =
        thing instanceof ConstraintDefinition key ? key.getTable().getQualifiedName() + " " : "";
    return table + thing.getQualifiedName() + " " + thing.getOverload();
  }

  private Map<String, String> schemas(Database database) {
    return suffixes(
        byName(database.getSchemata()),
        (schema, suffix) ->
            set(
                javaName(identifier.apply(schema) + suffix),
                javaName(className.apply(schema) + suffix)),
        IN_ALL_PACKAGES);
  }

  /** Also where only the case of the files' names differs, which not every machine can store. */
  private Map<String, String> tables(SchemaDefinition schema) {
    return suffixes(
        byName(made("tables", schema)),
        (table, suffix) ->
            set(
                "file " + letters(table.getName() + suffix),
                "class " + javaName(className.apply(table) + suffix),
                "field " + instance(table, suffix)),
        Stream.concat(JAVA_LANG.stream().map(name -> "class " + name), hiddenBy(schema))
            .collect(Collectors.toSet()));
  }

  /**
   * The suffix for the class of a table's paths. The class is nested in the table's own class, and
   * hides a table or a type of the same name in another schema.
   */
  String pathSuffix(TableDefinition table) {
    return suffix(table, "paths", table.getCatalog(), () -> paths(table.getDatabase()));
  }

  private Map<String, String> paths(Database database) {
    List<TableDefinition> tables =
        byName(database.getSchemata()).stream()
            .flatMap(schema -> ((SchemaDefinition) schema).getTables().stream())
            .toList();
    return suffixes(
        tables.stream().filter(table -> leadsToNamesake(table) || holdsNamesake(table)).toList(),
        (table, suffix) -> Set.of(nameOf(table) + suffix),
        tables.stream().filter(this::holdsNamesake).map(this::nameOf).collect(Collectors.toSet()));
  }

  private boolean leadsToNamesake(TableDefinition table) {
    return JoinPaths.ends(table)
        .anyMatch(end -> !end.equals(table) && nameOf(end).equals(nameOf(table)));
  }

  private boolean holdsNamesake(TableDefinition table) {
    return typesOf(table.getColumns(), table.getDatabase())
        .anyMatch(type -> nameOf(type).equals(nameOf(table)));
  }

  private static List<Definition> made(String kind, SchemaDefinition schema) {
    return MigratedDatabase.seen().made(kind, schema);
  }

  private static String letters(String name) {
    return lower(name.replaceAll("[^\\p{L}\\p{N}]", ""));
  }

  private Map<String, String> types(SchemaDefinition schema) {
    return suffixes(
        byName(made("types", schema)),
        (type, suffix) ->
            set(
                "class " + lower(javaName(className.apply(type) + suffix)),
                "of schema " + javaName(className.apply(type) + suffix),
                "field " + instance(type, suffix)),
        Stream.of(
                Stream.concat(JAVA_LANG.stream(), PATH_VARIABLES.stream())
                    .map(name -> "class " + lower(name)),
                // The class of the schema has a field for each table.
                made("tables", schema).stream()
                    .map(table -> "of schema " + instance(table, suffix(table))),
                hiddenBy(schema))
            .flatMap(names -> names)
            .collect(Collectors.toSet()));
  }

  /** The field of a class that holds its instance; jOOQ itself keeps tables from hiding schemas. */
  private String instance(Definition thing, String suffix) {
    String field = javaName(identifier.apply(thing) + suffix);
    boolean asSchema = field.equals(javaName(identifier.apply(thing.getSchema())));
    return asSchema && thing instanceof TableDefinition ? field + "_" : field;
  }

  /** Fields that would hide a class of which all files of tables and types use members. */
  private Stream<String> hiddenBy(SchemaDefinition schema) {
    return Stream.of("field DSL", "field " + nameOf(schema));
  }

  private Map<String, String> classes(List<? extends Definition> things, Set<String> javaLang) {
    return suffixes(
        byName(things),
        (thing, suffix) -> {
          String overload = thing.getOverload() == null ? "" : thing.getOverload();
          return Set.of(lower(javaName(className.apply(thing) + suffix + overload)));
        },
        javaLang.stream().map(Siblings::lower).collect(Collectors.toSet()));
  }

  /** Columns and attributes. jOOQ itself puts an underscore behind the name of their owner. */
  private Map<String, String> fields(
      List<? extends TypedElementDefinition<?>> things, Definition owner, Set<String> classes) {
    String ownField = javaName(identifier.apply(owner) + suffix(owner));
    return suffixes(
        things,
        (thing, suffix) -> {
          String field = javaName(identifier.apply(thing) + suffix);
          return set(
              "field " + (field.equals(ownField) ? field + "_" : field),
              "argument " + javaName(member.apply(thing) + suffix),
              "method " + javaName(getter.apply(thing) + suffix));
        },
        Stream.of(
                classes.stream().map(name -> "field " + name),
                classesUsedBy(things, owner).map(name -> "field " + name),
                // The constructor of a record has an argument for each column.
                Stream.of("argument " + nameOf(owner)))
            .flatMap(names -> names)
            .collect(Collectors.toSet()));
  }

  /** The one that is returned has a name that jOOQ does not change. */
  private Map<String, String> parameters(RoutineDefinition routine) {
    List<ParameterDefinition> returnedFirst =
        routine.getAllParameters().stream()
            .sorted(Comparator.comparing(parameter -> !parameter.equals(routine.getReturnValue())))
            .toList();
    return suffixes(
        returnedFirst,
        (parameter, suffix) ->
            set(
                "field " + javaName(identifier.apply(parameter) + suffix),
                "argument " + javaName(member.apply(parameter) + suffix),
                "method " + javaName(getter.apply(parameter) + suffix)),
        classesUsedBy(returnedFirst, routine)
            .map(name -> "field " + name)
            .collect(Collectors.toSet()));
  }

  private Stream<String> classesUsedBy(
      List<? extends TypedElementDefinition<?>> things, Definition owner) {
    return Stream.concat(Stream.of(owner.getSchema()), typesOf(things, owner.getDatabase()))
        .map(this::nameOf);
  }

  private static Stream<UDTDefinition> typesOf(
      List<? extends TypedElementDefinition<?>> things, Database database) {
    Set<String> types =
        things.stream()
            .map(thing -> String.valueOf(thing.getType().getUserType()))
            .collect(Collectors.toSet());
    return database.getUDTs().stream().filter(type -> types.contains(type.getName()));
  }

  /** jOOQ leaves out the second one with a class name, although there are no such classes. */
  private Map<String, String> constants(String kind, SchemaDefinition schema, Set<String> classes) {
    return suffixes(
        byName(made(kind, schema)),
        (thing, suffix) ->
            set(
                "field " + javaName(identifier.apply(thing) + suffix),
                "class " + lower(javaName(className.apply(thing) + suffix))),
        Stream.concat(classes.stream(), Stream.of(nameOf(schema)))
            .map(name -> "field " + name)
            .collect(Collectors.toSet()));
  }

  private Map<String, String> keys(SchemaDefinition schema) {
    return ofTables(
        schema, table -> Stream.concat(table.getKeys().stream(), table.getForeignKeys().stream()));
  }

  private Map<String, String> indexes(SchemaDefinition schema) {
    return ofTables(schema, table -> table.getIndexes().stream());
  }

  /** Things of all tables of a schema that stand in one file. */
  private Map<String, String> ofTables(
      SchemaDefinition schema, Function<TableDefinition, Stream<? extends Definition>> things) {
    List<TableDefinition> tables = schema.getTables();
    List<Definition> all = new ArrayList<>();
    Map<String, String> ofTable = new HashMap<>();
    for (TableDefinition table : tables) {
      things.apply(table).forEach(all::add);
      things.apply(table).forEach(thing -> ofTable.put(id(thing), suffix(table)));
    }
    return suffixes(
        all,
        (thing, suffix) ->
            Set.of(javaName(identifier.apply(thing) + ofTable.get(id(thing)) + suffix)),
        Stream.concat(DSL.stream(), tables.stream().map(this::nameOf)).collect(Collectors.toSet()));
  }

  /** The name of its class. */
  String nameOf(Definition thing) {
    return javaName(className.apply(thing) + suffix(thing));
  }

  private static <T extends Definition> Map<String, String> suffixes(
      List<? extends T> things, Names<T> names, Set<String> taken) {
    return LikeNames.suffixes(things, Siblings::id, names, taken);
  }

  private static List<Definition> byName(List<? extends Definition> things) {
    return things.stream()
        .sorted(
            Comparator.comparing(Definition::getName)
                .thenComparing(thing -> String.valueOf(thing.getOverload())))
        .map(thing -> (Definition) thing)
        .toList();
  }

  /** As jOOQ does it, in a class that cannot be called from here. */
  static String javaName(String name) {
    StringBuilder java = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (" -.".indexOf(c) >= 0) {
        java.append('_');
      } else if (!Character.isJavaIdentifierPart(c)) {
        java.append('_').append(Integer.toHexString(c));
      } else if (java.isEmpty() && !Character.isJavaIdentifierStart(c)) {
        java.append('_').append(c);
      } else {
        java.append(c);
      }
    }
    return java.toString();
  }

  private static Set<String> set(String... names) {
    return new HashSet<>(List.of(names));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
