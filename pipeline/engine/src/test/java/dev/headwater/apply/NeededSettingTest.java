package dev.headwater.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NeededSettingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "logical decoding requires \"wal_level\" >= \"logical\" |  | wal_level=logical",
        "logical decoding requires wal_level >= logical |  | wal_level=logical",
        "pg_stat_statements must be loaded via \"shared_preload_libraries\" | "
            + " | shared_preload_libraries=pg_stat_statements",
        "out of shared memory | You might need to increase \"max_locks_per_transaction\"."
            + " | max_locks_per_transaction=…",
        "prepared transactions are disabled | Set \"max_prepared_transactions\" to a nonzero value."
            + " | max_prepared_transactions=…",
        "could not get commit timestamp data | Make sure the configuration parameter"
            + " \"track_commit_timestamp\" is set. | track_commit_timestamp=…",
      })
  void settingIsTakenFromTheWordsOfTheServer(String message, String hint, String setting) {
    Problem problem = Problem.of("55000", message);
    NeededSetting needed =
        NeededSetting.of(hint == null ? problem : problem.withDetail("hint", hint)).orElseThrow();

    assertThat(needed.name() + "=" + needed.value()).isEqualTo(setting);
  }

  @Test
  void wordsOfTheUserAreNoSetting() {
    assertThat(NeededSetting.of(Problem.of("P0001", "an order requires quantity >= 5"))).isEmpty();
  }

  @Test
  void serverOfOthersIsNotStartedHere() {
    assertThat(new NeededSetting("wal_level", "logical").fix(Kind.SERVER))
        .isEqualTo(
            "the server has this setting from its start: have an administrator change it, or take a"
                + " provider with a server of its own: <provider>embedded</provider> and"
                + " <serverSettings><wal_level>logical</wal_level></serverSettings>");
  }
}
