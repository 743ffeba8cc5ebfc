package dev.headwater.database.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.database.VersionWish;
import dev.headwater.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresVersionTest {

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void majorMeansItsNewestBinaries(int major) {
    PostgresVersion version = PostgresVersion.of(new VersionWish(String.valueOf(major)));

    assertThat(version.artifact()).matches(major + "\\.\\d+\\.0");
  }

  @Test
  void fullVersionIsTakenAsItIs() {
    assertThat(PostgresVersion.of(new VersionWish("17.5")))
        .isEqualTo(new PostgresVersion("17.5.0"));
  }

  @Test
  void versionOfTheArtifactIsTakenToo() {
    assertThat(PostgresVersion.of(new VersionWish("17.5.1")))
        .isEqualTo(new PostgresVersion("17.5.1"));
  }

  @Test
  void blanksAroundAVersionDoNotMatter() {
    assertThat(PostgresVersion.of(new VersionWish(" 17.5\n")))
        .isEqualTo(new PostgresVersion("17.5.0"));
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
        error[no-binaries]: there are no embedded binaries of PostgreSQL 12
          known: a major, 13, 14, 15, 16, 17, 18, or a full version such as 17.11
          fix: <postgresVersion>18</postgresVersion>, or another provider: -Dheadwater.provider=local, container or server""");
  }

  @Test
  void fullVersionOfAnUnknownMajorIsRefused() {
    assertRefused(
        "9.6.24",
        """
        error[no-binaries]: there are no embedded binaries of PostgreSQL 9.6.24
          known: a major, 13, 14, 15, 16, 17, 18, or a full version such as 17.11
          fix: <postgresVersion>18</postgresVersion>, or another provider: -Dheadwater.provider=local, container or server""");
  }

  @Test
  void rubbishIsRefused() {
    assertRefused(
        "latest",
        """
        error[postgres-version]: "latest" is not a PostgreSQL version
          allowed: a major such as 17, or a full version such as 17.11
          fix: <postgresVersion>18</postgresVersion> or -Dheadwater.postgresVersion=18 instead of latest""");
  }

  @Test
  void nothingIsRefused() {
    assertRefused(
        "",
        """
        error[postgres-version]: "" is not a PostgreSQL version
          allowed: a major such as 17, or a full version such as 17.11
          fix: <postgresVersion>18</postgresVersion> or -Dheadwater.postgresVersion=18""");
  }

  private static void assertRefused(String wanted, String text) {
    assertThatThrownBy(() -> PostgresVersion.of(new VersionWish(wanted)))
        .isInstanceOf(ProblemException.class)
        .hasMessage(text);
  }
}
