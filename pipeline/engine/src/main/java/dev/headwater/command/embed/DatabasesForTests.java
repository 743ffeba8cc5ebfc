package dev.headwater.command.embed;

import dev.headwater.database.DriverDataSource;
import dev.headwater.database.HowToConnect;
import dev.headwater.database.OpenDatabase;
import dev.headwater.database.ThrowawayDatabase;
import java.sql.Driver;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Databases that all begin with the same migrations: copies of one, in one server. While a test
 * runs, the database of the next one is made, and those of earlier ones are dropped.
 *
 * <p>Each database is told in types of the JDK, by these keys:
 *
 * <ul>
 *   <li>{@code dataSource}: a {@link DataSource} of the driver of the tests
 *   <li>{@code url}, {@code username}, {@code password}: strings
 *   <li>{@code close}: an {@link AutoCloseable} that drops the database, soon
 *   <li>{@code clean}: a {@link Runnable} that brings the rows of the migrations back, and no
 *       others
 *   <li>{@code keep}: a supplier of the command that connects; server and database then stay
 * </ul>
 */
public final class DatabasesForTests implements Supplier<Map<String, Object>>, AutoCloseable {

  private static final int WORKERS = 2;
  private static final int SECONDS_TO_END = 60;

  private final OpenDatabase migrated;
  private final ThrowawayDatabase model;
  private final Optional<Driver> driver;
  private final ExecutorService work =
      Executors.newFixedThreadPool(
          WORKERS,
          task -> {
            Thread thread = new Thread(task, "headwater-test-databases");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable CompletableFuture<ThrowawayDatabase> next;

  /**
   * @param model the database that is copied: the migrated one, or one with seeds
   */
  DatabasesForTests(OpenDatabase migrated, ThrowawayDatabase model, Optional<Driver> driver) {
    this.migrated = migrated;
    this.model = model;
    this.driver = driver;
  }

  /** Another database. */
  @Override
  public Map<String, Object> get() {
    try {
      return described(taken().join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private synchronized CompletableFuture<ThrowawayDatabase> taken() {
    CompletableFuture<ThrowawayDatabase> taken = next == null ? ordered() : next;
    next = ordered();
    return taken;
  }

  private CompletableFuture<ThrowawayDatabase> ordered() {
    return CompletableFuture.supplyAsync(model::copy, work);
  }

  private Map<String, Object> described(ThrowawayDatabase database) {
    DriverDataSource ours = (DriverDataSource) database.dataSource();
    DriverDataSource source =
        driver
            .map(
                users -> new DriverDataSource(users, ours.url(), ours.properties(), ours.session()))
            .orElse(ours);
    AutoCloseable close = () -> work.execute(database::close);
    Runnable clean = new RowsOfMigrations(ours)::bringBack;
    Supplier<String> keep =
        () -> {
          String stop = database.keep();
          return new HowToConnect(database).psql() + "\nstop it: " + stop;
        };
    return Map.of(
        "dataSource", source,
        "url", ours.url(),
        "username", database.username(),
        "password", ours.properties().getProperty("password", ""),
        "close", close,
        "clean", clean,
        "keep", keep);
  }

  /** Drops what is left, and stops the server. */
  @Override
  public synchronized void close() {
    if (next != null) {
      next.thenAccept(ThrowawayDatabase::close);
    }
    work.shutdown();
    try {
      if (!work.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        work.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (model != migrated.database()) {
      model.close();
    }
    migrated.close();
  }
}
