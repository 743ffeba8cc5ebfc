package dev.headwater.apply.seed;

import dev.headwater.apply.DriverCopy;
import dev.headwater.apply.ServerError;
import dev.headwater.apply.SqlFile;
import dev.headwater.apply.SqlFile.Sent;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The rows of a seed in a temporary table, in the transaction that brings them in. There they use
 * no default, no sequence and no trigger of their table.
 *
 * @param columns as SQL writes them
 * @param place where the rows stand in a file
 */
record StagedRows(
    Connection connection, SeedHeader header, List<String> columns, SourceLocation place) {

  /** PostgreSQL's code for an operator that is not there. */
  private static final String UNDEFINED_FUNCTION = "42883";

  private static final String GENERATED_ALWAYS = "428C9";

  private static final String STAGE = "pg_temp.headwater_seed";

  static StagedRows of(Connection connection, SeedFile seed, SeedHeader header)
      throws SQLException, IOException {
    return header.rows().isPresent()
        ? ofCsv(connection, seed, header)
        : ofInsert(connection, seed, header);
  }

  private static StagedRows ofInsert(Connection connection, SeedFile seed, SeedHeader header)
      throws SQLException {
    SeedInsert insert = SeedInsert.of(seed, header);
    SourceLocation place =
        SourceLocation.offset(seed.sql().path(), seed.sql().text(), insert.statement().start());
    StagedRows rows = new StagedRows(connection, header, insert.columns(), place);
    rows.stage();
    Sent sent = insert.into(STAGE);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sent.sql());
    } catch (SQLException e) {
      throw new ProblemException(seed.sql().problem(insert.statement(), sent, e));
    }
    rows.requireKeys();
    return rows;
  }

  private static StagedRows ofCsv(Connection connection, SeedFile seed, SeedHeader header)
      throws SQLException, IOException {
    Path csv = seed.file().resolveSibling(header.rows().orElseThrow());
    String shown = seed.sql().path().replaceAll("[^/]*$", "") + header.rows().get();
    if (!Files.isRegularFile(csv)) {
      throw new ProblemException(
          Problem.of("seed-rows", "there is no file " + shown)
              .at(SourceLocation.file(seed.sql().path())));
    }
    // Some programs write a mark of the byte order.
    String text = Files.readString(csv).replaceFirst("^\uFEFF", "");
    List<String> columns =
        text.lines().findFirst().stream()
            .flatMap(line -> List.of(line.split(",")).stream())
            .map(name -> "\"" + name.strip().replaceAll("^\"|\"$", "") + "\"")
            .toList();
    StagedRows rows = new StagedRows(connection, header, columns, SourceLocation.file(shown));
    rows.stage();
    try {
      DriverCopy.in(
          connection, "copy " + STAGE + " from stdin with (format csv, header true)", text);
    } catch (SQLException e) {
      throw new ProblemException(rows.problem(e));
    }
    rows.requireKeys();
    return rows;
  }

  /** Types are those of the table; nothing else of it comes along. */
  private void stage() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temporary table headwater_seed on commit drop as select "
              + String.join(", ", columns)
              + " from "
              + header.table()
              + " where false");
    } catch (SQLException e) {
      throw new ProblemException(problem(e));
    }
  }

  private Problem problem(SQLException e) {
    return SqlFile.problem(place, e);
  }

  private void requireKeys() throws SQLException {
    if (!names(columns).containsAll(names(header.key()))) {
      throw new ProblemException(
          Problem.of("seed-key", "the rows of a seed lack a column of their key")
              .at(place)
              .withDetail("key", String.join(", ", header.key()))
              .withDetail("columns", String.join(", ", columns)));
    }
    String key = String.join(", ", header.key());
    List<String> twice;
    Savepoint before = connection.setSavepoint();
    try {
      twice =
          texts(
              "select concat_ws(', ', "
                  + key
                  + ") from "
                  + STAGE
                  + " group by "
                  + key
                  + " having count(*) > 1 or num_nulls("
                  + key
                  + ") > 0 order by 1 limit 5");
    } catch (SQLException e) {
      connection.rollback(before);
      throw new ProblemException(
          UNDEFINED_FUNCTION.equals(e.getSQLState()) ? withoutEquality(e) : problem(e));
    }
    if (!twice.isEmpty()) {
      throw new ProblemException(
          Problem.of("seed-key", "a key of a seed is there twice, or is null")
              .at(place)
              .withDetail("keys", String.join("\n", twice)));
    }
  }

  private Problem withoutEquality(SQLException e) throws SQLException {
    List<String> types =
        texts(
            "select concat_ws(' ', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod))"
                + " from pg_catalog.pg_attribute a where a.attrelid = '"
                + STAGE
                + "'::pg_catalog.regclass and a.attnum > 0 order by a.attnum");
    List<String> key = names(header.key());
    return Problem.of("seed-key", "PostgreSQL cannot compare the keys of a seed")
        .at(place)
        .withDetail("why", new ServerError(e).text())
        .withDetail(
            "key",
            types.stream()
                .filter(column -> key.contains(column.replaceFirst(" .*$", "")))
                .collect(Collectors.joining(", ")))
        .withFix(
            "name other columns: -- headwater:seed table="
                + header.table()
                + " key=…; or let a migration give the column a type with an equality, such as jsonb"
                + " in place of json");
  }

  /** PostgreSQL's words about the rows, with the way out where a column refuses values. */
  private Problem refusal(SQLException e) {
    ServerError error = new ServerError(e);
    Problem problem = problem(e);
    if (!GENERATED_ALWAYS.equals(error.sqlState())) {
      return problem;
    }
    return error.detail().contains("identity")
        ? problem.withFix(
            "take the column out of the rows, and PostgreSQL numbers them; or make it their key:"
                + " -- headwater:seed table="
                + header.table()
                + " key=…")
        : problem.withFix("take the column out of the rows, and PostgreSQL computes it");
  }

  /** As PostgreSQL knows them. */
  private static List<String> names(List<String> columns) {
    return columns.stream()
        .map(
            c ->
                c.startsWith("\"")
                    ? c.substring(1, c.length() - 1).replace("\"\"", "\"")
                    : c.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Brings them into their table. */
  SeedDone merge(String file, Deletion deletion) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int deleted = header.mode() == SeedHeader.Mode.SYNC ? delete(statement, deletion) : 0;
      int updated = header.mode() == SeedHeader.Mode.INSERT ? 0 : update(statement);
      int inserted =
          statement.executeUpdate(
              "insert into "
                  + header.table()
                  + " ("
                  + String.join(", ", columns)
                  + ") overriding system value select "
                  + String.join(", ", columns)
                  + " from "
                  + STAGE
                  + " as seed where not exists (select from "
                  + header.table()
                  + " as present where "
                  + sameKey()
                  + ")");
      int rows = Integer.parseInt(texts("select count(*)::text from " + STAGE).get(0));
      return new SeedDone(
          file, header.table(), inserted, updated, deleted, rows - inserted - updated);
    } catch (SQLException e) {
      throw new ProblemException(refusal(e));
    }
  }

  private int update(Statement statement) throws SQLException {
    List<String> key = names(header.key());
    List<String> others =
        columns.stream().filter(c -> !key.contains(names(List.of(c)).get(0))).toList();
    if (others.isEmpty()) {
      return 0;
    }
    return statement.executeUpdate(
        "update "
            + header.table()
            + " as present set "
            + others.stream().map(c -> c + " = seed." + c).collect(Collectors.joining(", "))
            + " from "
            + STAGE
            + " as seed where "
            + sameKey()
            + " and ("
            + others.stream()
                .map(c -> "present." + c + "::text is distinct from seed." + c + "::text")
                .collect(Collectors.joining(" or "))
            + ")");
  }

  private int delete(Statement statement, Deletion deletion) throws SQLException {
    String others =
        " from "
            + header.table()
            + " as present where not exists (select from "
            + STAGE
            + " as seed where "
            + sameKey()
            + ")";
    String key = header.key().stream().map(c -> "present." + c).collect(Collectors.joining(", "));
    List<String> keys = texts("select concat_ws(', ', " + key + ")" + others + " order by 1");
    if (keys.isEmpty()) {
      return 0;
    }
    deletion.agreed(header.table(), keys);
    return statement.executeUpdate("delete" + others);
  }

  private String sameKey() {
    return header.key().stream()
        .map(c -> "present." + c + " is not distinct from seed." + c)
        .collect(Collectors.joining(" and "));
  }

  private List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
