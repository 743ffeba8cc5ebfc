package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts a row into each empty table, so that a script meets data. The values are made up; where
 * PostgreSQL accepts none, the table stays empty and is named.
 */
final class SampleRows {

  /** The columns of a table with a value each, as far as one is known for the type. */
  private static final String COLUMNS =
      """
      with columns as (
        select a.attnum, pg_catalog.quote_ident(a.attname) as name, a.attnotnull as required,
          coalesce(b.oid, t.oid) as type, pg_catalog.format_type(a.atttypid, a.atttypmod) as words,
          coalesce(b.typcategory, t.typcategory) as category, coalesce(b.typname, t.typname) as base,
          (select 'select r.' || pg_catalog.quote_ident(f.attname) || ' from '
               || c.confrelid::pg_catalog.regclass || ' r limit 1'
             from pg_catalog.pg_constraint c
             join pg_catalog.pg_attribute f on f.attrelid = c.confrelid
               and f.attnum = c.confkey[pg_catalog.array_position(c.conkey, a.attnum)]
             where c.contype = 'f' and c.conrelid = a.attrelid and a.attnum = any (c.conkey)
             order by c.conname limit 1) as reference,
          (select pg_catalog.string_agg(pg_catalog.pg_get_constraintdef(c.oid), ' ' order by c.conname)
             from pg_catalog.pg_constraint c
             where c.contype = 'c' and (c.contypid = t.oid
               or c.conrelid = a.attrelid and a.attnum = any (c.conkey))) as checks
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_type t on t.oid = a.atttypid
        left join pg_catalog.pg_type b on b.oid = nullif(t.typbasetype, 0)
        where a.attrelid = pg_catalog.to_regclass(?) and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = '' and a.attidentity = ''
          and not a.atthasdef)
      select name, required, reference, words, checks,
        case
          when category = 'E' then (select e.enumlabel from pg_catalog.pg_enum e
            where e.enumtypid = type order by e.enumsortorder limit 1)
          when category = 'A' then '{}'
          when category = 'R' then 'empty'
          when category = 'N' then '1'
          when category = 'B' then 'true'
          when category = 'D' then '2000-01-01'
          when category = 'T' then '1 day'
          when category = 'I' then '192.0.2.1'
          when category = 'V' then '1'
          when base = 'uuid' then '00000000-0000-4000-8000-000000000001'
          when base in ('json', 'jsonb') then '{}'
          when base in ('bytea', 'tsvector') then ''
          when category = 'S' then 'x'
        end as value
      from columns order by attnum
      """;

  /** Further values, for domains and checks that want more than any text. */
  private static final List<String> MORE =
      List.of("a@example.com", "https://example.com/", "example", "1", "[]", "{}", "2100-01-01");

  /** A text in a check, which may be one that it allows. */
  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'::");

  private static final int ATTEMPTS = 8;

  private final Connection connection;
  private final Catalog catalog;
  private final Map<String, String> without = new TreeMap<>();
  private int rows;

  private SampleRows(Connection connection, Catalog catalog) {
    this.connection = connection;
    this.catalog = catalog;
  }

  /**
   * Puts the rows, in a transaction of their own.
   *
   * @param wanted for which tables
   */
  static SampleRows put(Connection connection, Catalog catalog, Predicate<Id> wanted)
      throws SQLException {
    SampleRows sample = new SampleRows(connection, catalog);
    connection.setAutoCommit(false);
    for (Fact table : sample.tables()) {
      if (wanted.test(table.id())) {
        sample.put(table);
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    return sample;
  }

  /** How many tables have a row now. */
  int rows() {
    return rows;
  }

  /** The empty tables, and why PostgreSQL accepted no row. */
  Map<String, String> without() {
    return without;
  }

  /** Those that are referred to first. Partitions get their rows through their parents. */
  private List<Fact> tables() {
    Set<Fact> ordered = new LinkedHashSet<>();
    List<Fact> all =
        catalog.of(Kind.TABLE).stream().filter(table -> !table.has("partition of")).toList();
    all.forEach(table -> visit(table, ordered, new LinkedHashSet<>()));
    return List.copyOf(ordered);
  }

  private void visit(Fact table, Set<Fact> ordered, Set<Id> above) {
    if (ordered.contains(table) || table.has("partition of") || !above.add(table.id())) {
      return;
    }
    for (Fact key : catalog.children(table.id(), Kind.CONSTRAINT)) {
      if (key.get("type").equals("foreign key")) {
        key.dependencies().stream()
            .filter(needed -> needed.kind() == Kind.COLUMN)
            .flatMap(column -> catalog.find(column).flatMap(Fact::parent).stream())
            .flatMap(id -> catalog.find(id).stream())
            .forEach(other -> visit(other, ordered, above));
      }
    }
    ordered.add(table);
  }

  private void put(Fact table) throws SQLException {
    String name = table.id().qualified();
    Savepoint before = connection.setSavepoint();
    try {
      if (isEmpty(name)) {
        insert(name);
      }
      rows++;
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      connection.rollback(before);
      without.put(name, firstLine(e));
    }
  }

  private boolean isEmpty(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select not exists (select from " + table + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /**
   * With all columns that have no default; without one of those that may be empty, because two of
   * them may exclude each other; and with none of those.
   */
  private void insert(String table) throws SQLException {
    List<Column> columns = columns(table);
    List<List<Column>> choices = new ArrayList<>();
    choices.add(columns.stream().filter(column -> !column.values.isEmpty()).toList());
    for (Column without : columns) {
      if (!without.required) {
        choices.add(columns.stream().filter(c -> c != without && !c.values.isEmpty()).toList());
      }
    }
    choices.add(columns.stream().filter(Column::required).toList());
    List<List<Column>> ends = List.of(choices.get(0), choices.get(choices.size() - 1));
    SQLException first = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      for (List<Column> given : attempt == 0 ? choices : ends) {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
          statement.execute(sql(table, given, attempt));
          return;
        } catch (SQLException e) {
          connection.rollback(before);
          first = first == null ? e : first;
        }
      }
    }
    throw Objects.requireNonNull(first);
  }

  private static String sql(String table, List<Column> given, int attempt) {
    return given.isEmpty()
        ? "insert into " + table + " default values"
        : "insert into "
            + table
            + given.stream().map(Column::name).collect(Collectors.joining(", ", " (", ")"))
            + given.stream()
                .map(column -> column.value(attempt))
                .collect(Collectors.joining(", ", " values (", ")"));
  }

  private List<Column> columns(String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          columns.add(new Column(row.getString("name"), row.getBoolean("required"), values(row)));
        }
      }
    }
    return columns;
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage())
        .replaceFirst("^ERROR: ", "")
        .lines()
        .findFirst()
        .orElse("");
  }

  /** Expressions for a column, the likeliest first. */
  private List<String> values(ResultSet row) throws SQLException {
    String reference = row.getString("reference");
    if (reference != null) {
      return List.of("(" + reference + ")");
    }
    String type = row.getString("words");
    Optional<String> value = Optional.ofNullable(row.getString("value"));
    String checks = Optional.ofNullable(row.getString("checks")).orElse("");
    List<String> texts = new ArrayList<>();
    if (!checks.isEmpty()) {
      LITERAL.matcher(checks).results().map(found -> found.group(1)).forEach(texts::add);
    }
    value.ifPresent(texts::add);
    if (!checks.isEmpty()) {
      texts.addAll(MORE);
    }
    List<String> expressions = new ArrayList<>();
    for (String text : texts) {
      String expression = "'" + text.replaceAll("'+", "''") + "'::" + type;
      if (checks.isEmpty() || isValue(expression)) {
        expressions.add(expression);
      }
    }
    return expressions;
  }

  /** A domain may refuse it. */
  private boolean isValue(String expression) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select " + expression);
      return true;
    } catch (SQLException e) {
      connection.rollback(before);
      return false;
    }
  }

  /**
   * @param values none where no value is known for the type
   */
  private record Column(String name, boolean required, List<String> values) {

    String value(int attempt) {
      return values.isEmpty() ? "null" : values.get(Math.min(attempt, values.size() - 1));
    }
  }
}
