package dev.headwater.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.script.MigrationName.Kind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MigrationNamingTest {

  private static final MigrationNaming FLYWAYS = naming(Map.of());

  @ParameterizedTest
  @CsvSource({
    "V1__create_users.sql,      VERSIONED,  1,        create_users",
    "V1_2__x.sql,               VERSIONED,  1.2,      x",
    "V1.2__x.sql,               VERSIONED,  1.2,      x",
    "V001__x.sql,               VERSIONED,  1,        x",
    "V1.0__x.sql,               VERSIONED,  1,        x",
    "V10__x.sql,                VERSIONED,  10,       x",
    "V1.10__x.sql,              VERSIONED,  1.10,     x",
    "V20260101120000__x__y.sql, VERSIONED,  20260101120000, x__y",
    "V0__x.sql,                 VERSIONED,  0,        x",
    "B3__x.sql,                 BASELINE,   3,        x",
    "U3__x.sql,                 UNDO,       3,        x",
  })
  void versionAndDescriptionAreRead(String file, Kind kind, String version, String description) {
    assertThat(FLYWAYS.parse(file)).contains(new MigrationName(kind, version, description));
  }

  @Test
  void descriptionMayBeMissing() {
    assertThat(FLYWAYS.parse("V1.sql")).contains(new MigrationName(Kind.VERSIONED, "1", ""));
  }

  @Test
  void suffixMayBeInCapitals() {
    assertThat(FLYWAYS.parse("V1__x.SQL")).contains(new MigrationName(Kind.VERSIONED, "1", "x"));
  }

  @Test
  void repeatableHasADescriptionOnly() {
    assertThat(FLYWAYS.parse("R__user_view.sql"))
        .contains(new MigrationName(Kind.REPEATABLE, "", "user_view"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beforeMigrate.sql",
        "afterMigrate__refresh.sql",
        "afterEachMigrateError.sql",
        "createSchema.sql"
      })
  void callbackIsNoMigration(String file) {
    MigrationName name = FLYWAYS.parse(file).orElseThrow();

    assertThat(name.kind()).isEqualTo(Kind.CALLBACK);
    assertThat(name.isMigration()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V1__x.sql.bak",
        "V1__x.txt",
        "v1__x.sql",
        "V1_create.sql",
        "V__x.sql",
        "V1a__x.sql",
        "R1__x.sql",
        "README.md",
        "data.sql"
      })
  void otherNamesAreNone(String file) {
    assertThat(FLYWAYS.parse(file)).isEmpty();
  }

  @Test
  void prefixesSeparatorAndSuffixesMayBeTheProjectsOwn() {
    MigrationNaming own =
        naming(
            Map.of(
                "flyway.sqlMigrationPrefix", "mig-",
                "flyway.repeatableSqlMigrationPrefix", "again",
                "flyway.sqlMigrationSeparator", "-",
                "flyway.sqlMigrationSuffixes", ".pg.sql, .ddl"));

    assertThat(own.parse("mig-7-users.pg.sql"))
        .contains(new MigrationName(Kind.VERSIONED, "7", "users"));
    assertThat(own.parse("mig-8-users.ddl"))
        .contains(new MigrationName(Kind.VERSIONED, "8", "users"));
    assertThat(own.parse("again-views.ddl"))
        .contains(new MigrationName(Kind.REPEATABLE, "", "views"));
    assertThat(own.parse("V1__x.sql")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "V1_create.sql,        V1__create.sql",
    "V1_2_create.sql,      V1_2__create.sql",
    "V1.2-create.sql,      V1.2__create.sql",
    "v2__x.sql,            V2__x.sql",
    "V 3__x.sql,           V3__x.sql",
    "V_4__x.sql,           V4__x.sql",
    "V6_.sql,              V6__description.sql",
    "r__view.sql,          R__view.sql",
    "R_view.sql,           R__view.sql",
    "u7_x.sql,             U7__x.sql",
  })
  void theNameThatWasMeantIsGuessed(String file, String meant) {
    assertThat(FLYWAYS.parse(file)).isEmpty();
    assertThat(FLYWAYS.meant(file)).contains(meant);
    assertThat(FLYWAYS.parse(meant)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.sql", "values.sql", "README.md", "V1_create.txt", "roles.sql"})
  void nothingIsGuessedForOtherFiles(String file) {
    assertThat(FLYWAYS.meant(file)).isEqualTo(Optional.empty());
  }

  @Test
  void guessUsesTheProjectsOwnRules() {
    MigrationNaming own =
        naming(Map.of("flyway.sqlMigrationPrefix", "M", "flyway.sqlMigrationSeparator", "--"));

    assertThat(own.meant("M1_create.sql")).contains("M1--create.sql");
  }

  private static MigrationNaming naming(Map<String, String> settings) {
    return MigrationNaming.of(GenerateRequest.in(Path.of("")).flyway(settings).build().scripts());
  }
}
