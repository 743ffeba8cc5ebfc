package dev.headwater.cases.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.command.embed.DatabasesForTests;
import dev.headwater.command.embed.ServerForTests;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many databases of Moongraph's schema, one after another and at once. */
@Tag("thorough")
final class DatabasesForTestsTest {

  private static final int TESTS = 100;
  private static final int THREADS = 8;
  private static final Path MIGRATIONS =
      Path.of("../../schema/migrations").toAbsolutePath().normalize();

  private static DatabasesForTests moongraph() throws IOException {
    Properties written = new Properties();
    written.load(new StringReader(WrittenProfile.profile().text()));
    Map<String, String> entries = new TreeMap<>();
    written.forEach((name, value) -> entries.put(name.toString(), value.toString()));
    entries.put("test.classPath", "");
    entries.put("test.locations", "filesystem:" + MIGRATIONS);
    entries.put("test.target", "");
    entries.put("test.postgresVersion", "");
    return new ServerForTests().apply(entries, Optional.empty());
  }

  @Test
  void eachOfManyThreadsHasItsOwn() throws Exception {
    Set<String> names = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (DatabasesForTests databases = moongraph()) {
      Callable<Void> tests =
          () -> {
            for (int i = 0; i < TESTS; i++) {
              Map<String, Object> database = databases.get();
              names.add(used(database));
              ((AutoCloseable) database.get("close")).close();
            }
            return null;
          };
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(tests));
      }
      for (Future<Void> one : running) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(names).hasSize(THREADS * TESTS);
  }

  /** The name of a database that no test has used. */
  private static String used(Map<String, Object> database) throws Exception {
    DataSource source = (DataSource) database.get("dataSource");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table used (by text)");
      try (ResultSet row = statement.executeQuery("select current_database()")) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Prints the times of a test's wait for its database and for a connection to it. */
  @Test
  void nextIsMadeMeanwhile() throws Exception {
    List<Long> waits = new ArrayList<>();
    try (DatabasesForTests databases = moongraph()) {
      for (int i = 0; i < TESTS; i++) {
        long begin = System.nanoTime();
        Map<String, Object> database = databases.get();
        try (Connection connection = ((DataSource) database.get("dataSource")).getConnection()) {
          waits.add((System.nanoTime() - begin) / 1_000);
          assertThat(connection.isValid(5)).isTrue();
        }
        ((AutoCloseable) database.get("close")).close();
      }
    }
    List<Long> sorted = waits.subList(1, waits.size()).stream().sorted().toList();
    System.out.printf(
        "database and connection: first %.1f ms, then median %.1f ms, longest %.1f ms%n",
        waits.get(0) / 1e3,
        sorted.get(sorted.size() / 2) / 1e3,
        sorted.get(sorted.size() - 1) / 1e3);
  }
}
