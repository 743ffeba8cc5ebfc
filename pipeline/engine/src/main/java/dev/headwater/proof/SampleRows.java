package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.rows.OneRowEach;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A row in each table, so that a script meets data. The values are made up; where PostgreSQL
 * accepts none, the table stays empty and is named.
 *
 * @param rows how many tables have a row now
 * @param without the empty tables, and why PostgreSQL accepted no row
 */
record SampleRows(int rows, Map<String, String> without) {

  /**
   * Puts the rows, in a transaction of their own. Partitions get theirs through their parents.
   *
   * @param wanted for which tables
   */
  static SampleRows put(Connection connection, Catalog catalog, Predicate<Id> wanted)
      throws SQLException {
    Set<String> names =
        catalog.of(Kind.TABLE).stream()
            .map(Fact::id)
            .filter(wanted)
            .map(Id::qualified)
            .collect(Collectors.toSet());
    OneRowEach.Put put = OneRowEach.put(connection, names::contains);
    return new SampleRows(put.rows(), put.without());
  }
}
