package dev.headwater.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where the objects of a database come from. The lists are ordered by name, so that two databases
 * with one schema give one answer.
 *
 * @param relations tables, views, sequences and indexes
 * @param extensionTypes types that an extension made
 * @param arrayDomains domains over arrays
 */
public record Origins(
    List<Relation> relations,
    List<Name> extensionTypes,
    List<Name> arrayDomains,
    List<Routine> routines) {

  private static final String RELATIONS =
      """
      select n.nspname, c.relname, c.relispartition, %s as member
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where %s
      order by n.nspname, c.relname
      """
          .formatted(ExtensionMember.condition("pg_class", "c.oid"), Schemas.USERS);

  private static final String EXTENSION_TYPES =
      """
      select n.nspname, t.typname
      from pg_catalog.pg_type t
      join pg_catalog.pg_namespace n on n.oid = t.typnamespace
      where %s
      order by n.nspname, t.typname
      """
          .formatted(ExtensionMember.condition("pg_type", "t.oid"));

  private static final String ARRAY_DOMAINS =
      """
      select n.nspname, t.typname
      from pg_catalog.pg_type t
      join pg_catalog.pg_type base on base.oid = t.typbasetype
      join pg_catalog.pg_namespace n on n.oid = t.typnamespace
      where t.typtype = 'd' and base.typcategory = 'A'
      order by n.nspname, t.typname
      """;

  private static final String ROUTINES =
      """
      select p.oid, n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes) as args,
             case
               when %s then 'EXTENSION'
               when exists (select from pg_catalog.pg_depend d
                            where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid
                              and d.deptype = 'i') then 'RANGE_TYPE'
               when p.prorettype = 'pg_catalog.event_trigger'::regtype then 'EVENT_TRIGGER'
               else 'USER'
             end as origin
      from pg_catalog.pg_proc p
      join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      where %s
      order by n.nspname, p.proname, args
      """
          .formatted(ExtensionMember.condition("pg_proc", "p.oid"), Schemas.USERS);

  public Origins {
    relations = List.copyOf(relations);
    extensionTypes = List.copyOf(extensionTypes);
    arrayDomains = List.copyOf(arrayDomains);
    routines = List.copyOf(routines);
  }

  /** Asks the database. */
  public static Origins read(Connection connection) throws SQLException {
    return new Origins(
        Rows.of(
            connection,
            RELATIONS,
            row ->
                new Relation(
                    new Name(row.getString(1), row.getString(2)),
                    row.getBoolean(3) ? Kind.PARTITION : Kind.WHOLE,
                    row.getBoolean(4))),
        Rows.of(connection, EXTENSION_TYPES, row -> new Name(row.getString(1), row.getString(2))),
        Rows.of(connection, ARRAY_DOMAINS, row -> new Name(row.getString(1), row.getString(2))),
        Rows.of(
            connection,
            ROUTINES,
            row ->
                new Routine(
                    row.getLong(1),
                    new Name(row.getString(2), row.getString(3)),
                    row.getString(4),
                    Origin.valueOf(row.getString(5)))));
  }

  /** A name with its schema. */
  public record Name(String schema, String name) {

    /** {@code schema.name}, as it is, without quotes. */
    @Override
    public String toString() {
      return schema + "." + name;
    }
  }

  /**
   * @param isOfExtension whether {@code CREATE EXTENSION} made it
   */
  public record Relation(Name name, Kind kind, boolean isOfExtension) {}

  /** Whether a relation is a part of another one. */
  public enum Kind {
    WHOLE,
    PARTITION
  }

  /**
   * @param oid of this database; it differs from one database to the next
   * @param arguments the types of the arguments, as PostgreSQL writes them
   */
  public record Routine(long oid, Name name, String arguments, Origin origin) {}

  /** Who made a routine, or for whom it is there. */
  public enum Origin {
    USER,
    EXTENSION,
    /** PostgreSQL made it as a constructor of a range type. */
    RANGE_TYPE,
    /** The user made it for an event trigger, and no statement can call it. */
    EVENT_TRIGGER
  }
}
