package com.moongraph;

import com.moongraph.db.SchemaGuard;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The repositories on one database. */
public record Moongraph(
    UserRepository users, FolderRepository folders, DocumentRepository documents) {

  /**
   * Starts on a database.
   *
   * @throws IllegalStateException if the database is older than the classes of this application, or
   *     lacks something that they name
   * @throws DataAccessException if the database cannot be reached
   */
  public static Moongraph start(DataSource dataSource) {
    DSLContext database = DSL.using(dataSource, SQLDialect.POSTGRES);
    database.connection(SchemaGuard::check);
    return new Moongraph(
        new UserRepository(database),
        new FolderRepository(database),
        new DocumentRepository(database));
  }
}
