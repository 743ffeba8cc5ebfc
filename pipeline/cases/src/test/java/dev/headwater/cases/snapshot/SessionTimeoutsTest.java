package dev.headwater.cases.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A script may end its session after milliseconds; a copy of its state takes longer. */
@Tag("thorough")
@Isolated("the scripts themselves must be in time")
final class SessionTimeoutsTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"statement_timeout, 40ms", "idle_in_transaction_session_timeout, 25ms"})
  void timeOutsOfTheSessionAreNotForUs(String name, String time) throws Exception {
    SnapshotProject project = SnapshotProject.in(folder);
    project.write(
        "V2__fill_a.sql",
        "insert into a (name) select repeat('x', 400) from generate_series(1, 100000);"
            + " delete from a where id > 2;");
    project.write(
        "V3__b.sql",
        "create table b (id serial primary key, a int references a); set "
            + name
            + " = '"
            + time
            + "';");
    project.write("V4__fill_b.sql", "select 1;");
    MigratedState state = MigratedState.of(project.request(any -> any), ARTIFACTS);
    MigratedState fromNothing = MigratedState.fromNothing(project, any -> any, ARTIFACTS);
    assertThat(state.dump()).isEqualTo(fromNothing.dump());
    assertThat(state.classes()).isEqualTo(fromNothing.classes());
  }
}
