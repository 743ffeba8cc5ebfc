package dev.headwater.it.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.InstalledPostgres;
import dev.headwater.cases.support.OutputFiles;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is installed on this machine. */
final class LocalProviderTest {

  @TempDir Path cache;

  @BeforeAll
  static void installed() {
    InstalledPostgres.required();
  }

  @Test
  @Tag("thorough")
  void installedPostgresServesWithTheBytesOfTheEmbeddedOne() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(
              shop.run(
                      "generate-sources",
                      "-Dheadwater.provider=embedded",
                      "-Dheadwater.postgresVersion=15")
                  .succeeded())
          .isTrue();
      String embedded = OutputFiles.of(shop.generated(""));

      Result result =
          shop.run(
              "generate-sources",
              cache(),
              "-Dheadwater.provider=local",
              "-Dheadwater.postgresVersion=15");

      String version = InstalledPostgres.version();
      assertThat(result.output())
          .contains("initialising a cluster of PostgreSQL " + version + ", once")
          .contains("PostgreSQL " + version + " (local)")
          .contains("files: 0 written, 6 unchanged, 0 removed");
      assertThat(OutputFiles.of(shop.generated(""))).isEqualTo(embedded);
      assertThat(cache.resolve("postgres")).doesNotExist();
      assertThat(cache.resolve("runs")).isEmptyDirectory();
    }
  }

  @Test
  @Tag("thorough")
  void autoTakesItWhereThereAreNoBinariesAndSaysSo() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(shop.run("generate-sources").succeeded()).isTrue();
      String version = InstalledPostgres.version();

      Result result =
          shop.run("-o", "generate-sources", cache(), "-Dheadwater.postgresVersion=" + version);

      assertThat(result.output())
          .containsPattern(
              "Headwater: the provider is local, because embedded: cannot get PostgreSQL "
                  + version
                  + ".0 for this machine \\([\\w-]+\\)\n")
          .contains("PostgreSQL " + version + " (local)")
          .contains("BUILD SUCCESS");
    }
  }

  @Test
  @Tag("thorough")
  void mistakeIsNoReasonForAutoToGoOn() throws Exception {
    try (MavenProject shop = MavenProject.shop()) {
      assertThat(
              shop.run("generate-sources", "-Dheadwater.serverSettings.work_memory=4MB").problem())
          .isEqualTo(
              """
              error[server-start]: PostgreSQL does not start: unrecognized configuration parameter "work_memory"
                fix: correct <serverSettings>, if it is one of those""");
    }
  }

  private String cache() {
    return "-Dheadwater.cache=" + cache;
  }
}
