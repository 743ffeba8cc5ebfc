package dev.headwater.apply.seed;

import dev.headwater.apply.StoredTables;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Brings seeds into a throwaway database twice: the second time must change nothing. */
public record SeedCheck(DataSource database) {

  /**
   * Tries the seeds.
   *
   * @throws ProblemException when one cannot be brought in, or changes something the second time
   */
  public void run(List<SeedFile> files) throws SQLException, IOException {
    Seeding seeding = new Seeding(database, (table, keys) -> {});
    seeding.run(files);
    Map<String, String> before = sums();
    seeding.run(files);
    Map<String, String> again = sums();
    if (again.equals(before)) {
      return;
    }
    Map<String, String> earlier = again;
    for (SeedFile file : files) {
      seeding.run(List.of(file));
      Map<String, String> later = sums();
      if (!later.equals(earlier)) {
        throw new ProblemException(changes(file, earlier, later));
      }
    }
    throw new ProblemException(changes(files.get(files.size() - 1), before, again));
  }

  private static Problem changes(
      SeedFile file, Map<String, String> before, Map<String, String> after) {
    String tables =
        after.keySet().stream()
            .filter(name -> !Objects.equals(before.get(name), after.get(name)))
            .collect(Collectors.joining(", "));
    return Problem.of("seed-again", "a seed changes something when it is brought in again")
        .at(SourceLocation.file(file.sql().path()))
        .withDetail("changed", tables)
        .withFix(
            "give it fixed values, not now() or random(); and tell its rows apart by a key: --"
                + " headwater:seed table=… key=… mode=upsert");
  }

  /** The rows of each table, and the values of the sequences. */
  private Map<String, String> sums() throws SQLException {
    Map<String, String> sums = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      StringBuilder query =
          new StringBuilder(
              "select pg_catalog.format('sequence %I.%I', schemaname, sequencename),"
                  + " coalesce(last_value::text, '') from pg_catalog.pg_sequences");
      for (String table : StoredTables.in(connection)) {
        query
            .append(" union all select '")
            .append(table.replace("'", "''"))
            .append("', count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from ")
            .append(table)
            .append(" t");
      }
      try (ResultSet row = statement.executeQuery(query.toString())) {
        while (row.next()) {
          sums.put(row.getString(1), row.getString(2));
        }
      }
    }
    return sums;
  }
}
