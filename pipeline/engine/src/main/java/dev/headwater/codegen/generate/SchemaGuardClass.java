package dev.headwater.codegen.generate;

import dev.headwater.apply.status.HistoryTable;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.script.Version;
import dev.headwater.spi.GeneratedTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The class with which an application checks, when it starts, that its database has the schema that
 * its classes name.
 */
public final class SchemaGuardClass {

  private static final String NAME = "SchemaGuard";

  /**
   * A type as the class compares it: without the length, which may grow; with its schema, where it
   * is not PostgreSQL's own.
   */
  private static final String TYPE =
      """
      select case when tn.nspname = 'pg_catalog' then pg_catalog.format_type(y.oid, null)
        else tn.nspname || '.' || coalesce(e.typname || '[]', y.typname) end as name
      from pg_catalog.pg_type y
      join pg_catalog.pg_namespace tn on tn.oid = y.typnamespace
      left join pg_catalog.pg_type e on e.oid = y.typelem and y.typcategory = 'A'
      where y.oid = a.atttypid""";

  private static final String COLUMNS =
      """
      select n.nspname, c.relname, a.attname, t.name, a.attnotnull
      from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join lateral (%s) t on true
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname = any (?)
      order by n.nspname, c.relname, a.attnum
      """
          .formatted(TYPE);

  /** A text in a class file has at most 65,535 bytes, and a column takes at most some 300. */
  private static final int COLUMNS_IN_A_TEXT = 150;

  private final GenerateRequest request;
  private final Connection database;

  /**
   * @param database at head
   */
  public SchemaGuardClass(GenerateRequest request, Connection database) {
    this.request = request;
    this.database = database;
  }

  /** Whether the output folder has the class for the version of this database. */
  public boolean isThere() throws SQLException, IOException {
    Path file = file(request.outputDirectory());
    return Files.exists(file)
        && Files.readString(file, StandardCharsets.UTF_8)
            .contains("String VERSION = " + text(version()) + ";");
  }

  /**
   * Writes the class.
   *
   * @param tables those that got a class
   */
  void write(Path staging, List<GeneratedTable> tables) throws SQLException, IOException {
    String source =
        template()
            .replace("<<package>>", request.codegen().packageName())
            .replace("<<version>>", text(version()))
            .replace("<<history>>", text(history().map(HistoryTable::name).orElse("")))
            .replace("<<type>>", TYPE.replaceAll("\\s+", " "))
            .replace("<<tables>>", texts(tables));
    Path file = file(staging);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, source, StandardCharsets.UTF_8);
  }

  private Path file(Path folder) {
    return folder
        .resolve(request.codegen().packageName().replace('.', '/'))
        .resolve(NAME + ".java");
  }

  private static String template() throws IOException {
    try (InputStream text =
        Objects.requireNonNull(SchemaGuardClass.class.getResourceAsStream(NAME + ".java.txt"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Optional<HistoryTable> history() throws SQLException {
    return HistoryTable.find(database, request.scripts());
  }

  private String version() throws SQLException {
    Optional<HistoryTable> table = history();
    return table.isPresent()
        ? table.get().read(database).version().map(Version::text).orElse("")
        : "";
  }

  private String texts(List<GeneratedTable> tables) throws SQLException {
    Map<List<String>, String> columns = columns(tables);
    List<String> texts = new ArrayList<>();
    for (GeneratedTable table : tables) {
      List<String> lines =
          table.columns().stream()
              .map(column -> columns.get(List.of(table.schema(), table.name(), column)))
              .filter(Objects::nonNull)
              .toList();
      for (int i = 0; i < lines.size(); i += COLUMNS_IN_A_TEXT) {
        List<String> some = lines.subList(i, Math.min(i + COLUMNS_IN_A_TEXT, lines.size()));
        texts.add(
            "    "
                + text(flat(table.schema()) + "\t" + flat(table.name()) + "\n")
                + some.stream()
                    .map(line -> "\n        + " + text(line + "\n"))
                    .collect(Collectors.joining())
                + ",");
      }
    }
    return String.join("\n", texts);
  }

  private Map<List<String>, String> columns(List<GeneratedTable> tables) throws SQLException {
    Map<List<String>, String> lines = new HashMap<>();
    Array schemas =
        database.createArrayOf(
            "text", tables.stream().map(GeneratedTable::schema).distinct().toArray());
    try (PreparedStatement query = database.prepareStatement(COLUMNS)) {
      query.setArray(1, schemas);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          lines.put(
              List.of(row.getString(1), row.getString(2), row.getString(3)),
              flat(row.getString(3))
                  + "\t"
                  + row.getString(4)
                  + (row.getBoolean(5) ? "\tnot null" : ""));
        }
      }
    }
    return lines;
  }

  /** Tabs and line feeds divide the texts, so a name has spaces in their places. */
  private static String flat(String name) {
    return name.replace('\t', ' ').replace('\n', ' ');
  }

  /** As Java writes it. */
  private static String text(String value) {
    return "\""
        + value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
        + "\"";
  }
}
