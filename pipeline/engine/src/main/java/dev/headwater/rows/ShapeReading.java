package dev.headwater.rows;

import dev.headwater.rows.ColumnShape.Filling;
import dev.headwater.rows.TypeShape.ColumnType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads all tables and types of a database at once. */
final class ShapeReading {

  /** The bodies of the functions that a constraint calls. */
  private static final String BODIES =
      """
      coalesce((select pg_catalog.string_agg(' ' || p.prosrc, '' order by p.oid)
          from pg_catalog.pg_depend d join pg_catalog.pg_proc p on p.oid = d.refobjid
          where d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass
            and d.objid = c.oid and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass), '')
      """;

  private static final String TYPES =
      """
      select t.oid, t.typname, pg_catalog.format_type(t.oid, null) as sql, t.typtype,
        t.typcategory, t.typnotnull, t.typdefault is not null as has_default, t.typtypmod,
        case when t.typtype = 'd' then t.typbasetype
          when r.rngtypid is not null then r.rngsubtype
          when t.typcategory = 'A' then t.typelem else 0 end as base,
        array(select e.enumlabel::text from pg_catalog.pg_enum e where e.enumtypid = t.oid
          order by e.enumsortorder) as labels,
        array(select pg_catalog.pg_get_constraintdef(c.oid) || %s from pg_catalog.pg_constraint c
          where c.contypid = t.oid and c.contype = 'c' order by c.conname) as checks,
        array(select a.atttypid::text || ' ' || a.atttypmod || ' '
            || pg_catalog.format_type(a.atttypid, a.atttypmod)
          from pg_catalog.pg_attribute a join pg_catalog.pg_class k on k.oid = a.attrelid
          where a.attrelid = t.typrelid and k.relkind = 'c' and a.attnum > 0
            and not a.attisdropped order by a.attnum) as attributes
      from pg_catalog.pg_type t
      left join pg_catalog.pg_range r on r.rngtypid = t.oid
      """
          .formatted(BODIES);

  /** Since PostgreSQL 14, which has multiranges. */
  private static final String MULTIRANGES =
      "select r.rngmultitypid, r.rngtypid from pg_catalog.pg_range r";

  private static final String TABLES =
      """
      select c.oid, n.nspname, c.relname, c.oid::pg_catalog.regclass::text as sql
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and not exists (select from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
            and d.deptype = 'e')
      order by n.nspname, c.relname
      """;

  private static final String COLUMNS =
      """
      select a.attrelid, a.attnum, a.attname, pg_catalog.quote_ident(a.attname) as sql,
        a.atttypid, a.atttypmod, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
        a.attnotnull, a.attgenerated, a.attidentity,
        pg_catalog.pg_get_expr(d.adbin, d.adrelid) as value
      from pg_catalog.pg_attribute a
      join pg_catalog.pg_class c on c.oid = a.attrelid
      left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0
        and not a.attisdropped
      order by a.attrelid, a.attnum
      """;

  private static final String CHECKS =
      """
      select c.conrelid, c.conname, c.contype, c.conkey,
        coalesce(pg_catalog.pg_get_expr(c.conbin, c.conrelid), '') as expression,
        pg_catalog.pg_get_constraintdef(c.oid) || %s as definition
      from pg_catalog.pg_constraint c
      where c.conrelid <> 0 and c.contype in ('c', 'x')
      order by c.conrelid, c.conname
      """
          .formatted(BODIES);

  /** With the columns that the expressions of an index read. */
  private static final String INDEXES =
      """
      select i.indrelid, c.relname, array(
          select k from pg_catalog.unnest(i.indkey::int2[]) with ordinality u(k, at)
          where k > 0 and at <= i.indnkeyatts
          union
          select d.refobjsubid::int2 from pg_catalog.pg_depend d
          where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = i.indexrelid
            and d.refobjid = i.indrelid and d.refobjsubid > 0
            and (i.indexprs is not null and not (d.refobjsubid = any (i.indkey::int2[])))) as keys,
        pg_catalog.pg_get_indexdef(i.indexrelid) as definition
      from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
      where i.indisunique
      order by i.indrelid, not i.indisprimary, c.relname
      """;

  private static final String REFERENCES =
      """
      select c.conrelid, c.conname, c.conkey, c.confrelid, c.confkey, c.condeferrable,
        c.condeferred
      from pg_catalog.pg_constraint c
      where c.contype = 'f' and c.conparentid = 0
      order by c.conrelid, pg_catalog.cardinality(c.conkey) desc, c.conkey, c.conname
      """;

  /** A row of a partitioned table must hit one of its partitions. */
  private static final String PARTITIONS =
      """
      select p.partrelid, p.partattrs::int2[] as keys,
        coalesce((select pg_catalog.string_agg('(' || pg_catalog.pg_get_partition_constraintdef(i.inhrelid)
            || ')', ' or ' order by i.inhrelid)
          from pg_catalog.pg_inherits i where i.inhparent = p.partrelid), 'false') as expression
      from pg_catalog.pg_partitioned_table p
      where not exists (select from pg_catalog.pg_inherits i
        where i.inhparent = p.partrelid
          and pg_catalog.pg_get_partition_constraintdef(i.inhrelid) is null)
      """;

  private static final String PARTS =
      """
      select n.nspname || '.' || c.relname, pn.nspname || '.' || p.relname
      from pg_catalog.pg_inherits i
      join pg_catalog.pg_class c on c.oid = i.inhrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      join pg_catalog.pg_class p on p.oid = i.inhparent
      join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
      where c.relispartition
      """;

  private static final String TRIGGERS =
      """
      select t.tgrelid, p.prosrc
      from pg_catalog.pg_trigger t join pg_catalog.pg_proc p on p.oid = t.tgfoid
      where not t.tgisinternal and p.prosrc is not null order by t.tgrelid, t.tgname
      """;

  private final Connection connection;
  private final Map<Long, List<String>> triggers = new HashMap<>();
  private final Map<Long, TypeShape> types = new HashMap<>();
  private final Map<Long, List<ColumnShape>> columns = new HashMap<>();
  private final Map<Long, List<ConstraintShape>> constraints = new HashMap<>();
  private final Map<Long, List<ReferenceShape>> references = new HashMap<>();

  private ShapeReading(Connection connection) {
    this.connection = connection;
  }

  /** Reads in the transaction of the connection. */
  static Shapes read(Connection connection) throws SQLException {
    return new ShapeReading(connection).read();
  }

  private Shapes read() throws SQLException {
    String path = text("select pg_catalog.current_setting('search_path')");
    execute("set local search_path to pg_catalog"); // names that it does not find get their schema
    types();
    columns();
    conditions();
    references();
    triggers();
    List<TableShape> tables = new ArrayList<>();
    each(
        TABLES,
        row -> {
          long oid = row.getLong("oid");
          tables.add(
              new TableShape(
                  oid,
                  row.getString("nspname"),
                  row.getString("relname"),
                  row.getString("sql"),
                  columns.getOrDefault(oid, List.of()),
                  constraints.getOrDefault(oid, List.of()),
                  references.getOrDefault(oid, List.of()),
                  triggers.getOrDefault(oid, List.of())));
        });
    execute("select pg_catalog.set_config('search_path', '" + path.replace("'", "''") + "', true)");
    Map<String, String> parts = new HashMap<>();
    each(PARTS, row -> parts.put(row.getString(1), row.getString(2)));
    return new Shapes(types, tables, parts);
  }

  private void types() throws SQLException {
    each(
        TYPES,
        row ->
            types.put(
                row.getLong("oid"),
                new TypeShape(
                    row.getLong("oid"),
                    row.getString("typname"),
                    row.getString("sql"),
                    row.getString("typtype"),
                    row.getString("typcategory"),
                    new TypeShape.Below(row.getLong("base"), row.getInt("typtypmod")),
                    new TypeShape.Domain(
                        row.getBoolean("typnotnull"),
                        row.getBoolean("has_default"),
                        texts(row.getArray("checks"))),
                    texts(row.getArray("labels")),
                    texts(row.getArray("attributes")).stream()
                        .map(ShapeReading::attribute)
                        .toList())));
    if (Integer.parseInt(text("show server_version_num")) >= 140000) {
      each(
          MULTIRANGES,
          row -> {
            TypeShape multi = types.get(row.getLong(1));
            if (multi != null) {
              types.put(multi.oid(), multi.over(row.getLong(2)));
            }
          });
    }
  }

  private static ColumnType attribute(String words) {
    String[] parts = words.split(" ", 3);
    return new ColumnType(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2]);
  }

  private void columns() throws SQLException {
    each(
        COLUMNS,
        row -> {
          TypeShape type = types.get(row.getLong("atttypid"));
          boolean domainNotNull = type != null && isNotNull(type);
          Optional<String> value = Optional.ofNullable(row.getString("value"));
          columns
              .computeIfAbsent(row.getLong("attrelid"), table -> new ArrayList<>())
              .add(
                  new ColumnShape(
                      row.getInt("attnum"),
                      row.getString("attname"),
                      row.getString("sql"),
                      new ColumnType(
                          row.getLong("atttypid"), row.getInt("atttypmod"), row.getString("type")),
                      row.getBoolean("attnotnull") || domainNotNull,
                      filling(row, type),
                      value));
        });
  }

  private boolean isNotNull(TypeShape type) {
    TypeShape at = type;
    while (at != null && at.isDomain()) {
      if (at.domain().notNull()) {
        return true;
      }
      at = types.get(at.below().base());
    }
    return false;
  }

  private static Filling filling(ResultSet row, @Nullable TypeShape type) throws SQLException {
    if (!row.getString("attgenerated").isEmpty()) {
      return Filling.GENERATED;
    }
    if (!row.getString("attidentity").isEmpty()) {
      return Filling.IDENTITY;
    }
    return row.getString("value") != null || type != null && type.domain().hasDefault()
        ? Filling.DEFAULT
        : Filling.NOBODY;
  }

  private void conditions() throws SQLException {
    each(
        CHECKS,
        row ->
            constraint(
                row.getLong("conrelid"),
                new ConstraintShape(
                    row.getString("conname"),
                    row.getString("contype").equals("c")
                        ? ConstraintShape.Kind.CHECK
                        : ConstraintShape.Kind.EXCLUSION,
                    numbers(row.getArray("conkey")),
                    row.getString("expression"),
                    row.getString("definition"))));
    each(
        INDEXES,
        row ->
            constraint(
                row.getLong("indrelid"),
                new ConstraintShape(
                    row.getString("relname"),
                    ConstraintShape.Kind.UNIQUE,
                    numbers(row.getArray("keys")),
                    "",
                    row.getString("definition"))));
    each(
        PARTITIONS,
        row ->
            constraint(
                row.getLong("partrelid"),
                new ConstraintShape(
                    "",
                    ConstraintShape.Kind.PARTITION,
                    numbers(row.getArray("keys")).stream().filter(number -> number > 0).toList(),
                    row.getString("expression"),
                    row.getString("expression"))));
  }

  private void triggers() throws SQLException {
    each(
        TRIGGERS,
        row ->
            triggers
                .computeIfAbsent(row.getLong("tgrelid"), table -> new ArrayList<>())
                .add(row.getString("prosrc")));
  }

  private void constraint(long table, ConstraintShape constraint) {
    constraints.computeIfAbsent(table, any -> new ArrayList<>()).add(constraint);
  }

  private void references() throws SQLException {
    each(
        REFERENCES,
        row ->
            references
                .computeIfAbsent(row.getLong("conrelid"), table -> new ArrayList<>())
                .add(
                    new ReferenceShape(
                        row.getString("conname"),
                        numbers(row.getArray("conkey")),
                        row.getLong("confrelid"),
                        numbers(row.getArray("confkey")),
                        row.getBoolean("condeferred")
                            ? ReferenceShape.Check.DEFERRED
                            : row.getBoolean("condeferrable")
                                ? ReferenceShape.Check.DEFERRABLE
                                : ReferenceShape.Check.AT_ONCE)));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static List<Integer> numbers(@Nullable Array array) throws SQLException {
    return array == null
        ? List.of()
        : Stream.of((Object[]) array.getArray()).map(n -> ((Number) n).intValue()).toList();
  }

  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  private void each(String query, Reader reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
