package dev.headwater.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.PipelineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresVersionTest {

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void majorMeansItsNewestBinaries(int major) {
    PostgresVersion version = PostgresVersion.of(String.valueOf(major));

    assertThat(version.artifact()).matches(major + "\\.\\d+\\.0");
    assertThat(version.major()).isEqualTo(major);
  }

  @Test
  void fullVersionIsTakenAsItIs() {
    assertThat(PostgresVersion.of("17.5")).isEqualTo(new PostgresVersion("17.5.0"));
  }

  @Test
  void versionOfTheArtifactIsTakenToo() {
    assertThat(PostgresVersion.of("17.5.1")).isEqualTo(new PostgresVersion("17.5.1"));
  }

  @Test
  void blanksAroundAVersionDoNotMatter() {
    assertThat(PostgresVersion.of(" 17.5\n")).isEqualTo(new PostgresVersion("17.5.0"));
  }

  @Test
  void knownVersionsAreShownAsPeopleWriteThem() {
    assertThat(PostgresVersion.known()).matches("13\\.\\d+(, 1[4-8]\\.\\d+){5}");
  }

  @Test
  void unknownMajorIsRefused() {
    assertRefused(
        "12",
        """
        error[unknown-postgres-version]: PostgreSQL 12 is not known to Headwater
          known: a major, 13, 14, 15, 16, 17, 18, or a full version such as 17.11
          fix: <postgresVersion>18</postgresVersion> or -Dheadwater.postgresVersion=18 instead of 12""");
  }

  @Test
  void fullVersionOfAnUnknownMajorIsRefused() {
    assertRefused(
        "9.6.24",
        """
        error[unknown-postgres-version]: PostgreSQL 9.6.24 is not known to Headwater
          known: a major, 13, 14, 15, 16, 17, 18, or a full version such as 17.11
          fix: <postgresVersion>18</postgresVersion> or -Dheadwater.postgresVersion=18 instead of 9.6.24""");
  }

  @Test
  void rubbishIsRefused() {
    assertRefused(
        "latest",
        """
        error[unknown-postgres-version]: "latest" is not a PostgreSQL version
          known: a major, 13, 14, 15, 16, 17, 18, or a full version such as 17.11
          fix: <postgresVersion>18</postgresVersion> or -Dheadwater.postgresVersion=18 instead of latest""");
  }

  @Test
  void nothingIsRefused() {
    assertRefused(
        "",
        """
        error[unknown-postgres-version]: "" is not a PostgreSQL version
          known: a major, 13, 14, 15, 16, 17, 18, or a full version such as 17.11
          fix: <postgresVersion>18</postgresVersion> or -Dheadwater.postgresVersion=18""");
  }

  private static void assertRefused(String wanted, String text) {
    assertThatThrownBy(() -> PostgresVersion.of(wanted))
        .isInstanceOf(PipelineException.class)
        .hasMessage(text);
  }
}
