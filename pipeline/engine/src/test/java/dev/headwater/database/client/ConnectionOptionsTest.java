package dev.headwater.database.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionOptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-c search_path=a,b                                        | ''",
        "-csearch_path=a --statement-timeout=1 -c my.tenant=x\\ y  | ''",
        "-c role=owner -c geqo=off                                 | -c role=owner",
        "endpoint=ep-1 -c work_mem=1GB                             | endpoint=ep-1",
        "-e                                                        | -e",
      })
  void settingsAreTakenOutAndTheRestStays(String options, String rest) {
    assertThat(ConnectionOptions.withoutSettings(options)).isEqualTo(rest);
  }
}
