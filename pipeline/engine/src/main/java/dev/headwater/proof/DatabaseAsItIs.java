package dev.headwater.proof;

import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.ThrowawayDatabase;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A database that has been migrated, and is now migrated on. It has no states of its own, because
 * these belong to the migrations that it was opened for.
 */
record DatabaseAsItIs(ThrowawayDatabase database) implements ThrowawayDatabase {

  @Override
  public DataSource dataSource() {
    return database.dataSource();
  }

  @Override
  public String url() {
    return database.url();
  }

  @Override
  public String username() {
    return database.username();
  }

  @Override
  public String password() {
    return database.password();
  }

  @Override
  public DatabaseOrigin origin() {
    return database.origin();
  }

  @Override
  public Optional<String> lastWords() {
    return database.lastWords();
  }

  @Override
  public String keep() {
    return database.keep();
  }

  @Override
  public ThrowawayDatabase copy() {
    return database.copy();
  }

  @Override
  public void close() {
    database.close();
  }
}
