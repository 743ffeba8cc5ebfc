package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Address;
import dev.headwater.database.DriverDataSource.Session;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The database of a run that was told to keep it: its classes can be used on what they show. */
final class KeptDatabase implements GenerateListener, AutoCloseable {

  private static final Pattern WORDS =
      Pattern.compile("PGPASSWORD=(\\w+) psql .*\\(JDBC: (.*/(\\w+)); stop it: kill (\\d+)\\)");

  private @Nullable Matcher kept;

  @Override
  public void kept(String words) {
    kept = WORDS.matcher(words);
    assertThat(kept.matches()).as(words).isTrue();
  }

  DriverDataSource dataSource(ClassLoader driver) {
    return DriverDataSource.postgres(
        driver,
        new Address(kept.group(2), "postgres", kept.group(1)),
        new Session(kept.group(3), "UTC"));
  }

  /** A run of another test deletes its files. */
  @Override
  public void close() {
    if (kept != null) {
      ProcessHandle.of(Long.parseLong(kept.group(4))).ifPresent(KeptDatabase::stop);
    }
  }

  private static void stop(ProcessHandle server) {
    server.destroy(); // nobody is connected, so it ends at once
    server.onExit().join();
  }
}
