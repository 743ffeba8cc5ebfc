package com.moongraph.schema;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A role that does not own the tables, so that the policies hold for it. */
record Tenant(DataSource database, String role) {

  static Tenant of(DataSource database) throws SQLException {
    String role = "tenant_" + UUID.randomUUID().toString().replace('-', '_');
    new Sql(database)
        .run(
            """
        create role %1$s;
        grant select, insert, update, delete on all tables in schema public to %1$s;
        """
                .formatted(role));
    return new Tenant(database, role);
  }

  void drop() throws SQLException {
    new Sql(database).run("drop owned by %1$s; drop role %1$s".formatted(role));
  }

  List<String> asUser(String user, String sql) throws SQLException {
    return as(user, "", sql);
  }

  /** Runs in a transaction that is rolled back. */
  List<String> as(String user, String app, String sql) throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Sql.run(
            connection,
            "set local role %s; set local moongraph.user_id = '%s'; set local moongraph.app_id = '%s'"
                .formatted(role, user, app));
        return Sql.texts(connection, sql);
      } finally {
        connection.rollback();
      }
    }
  }
}
