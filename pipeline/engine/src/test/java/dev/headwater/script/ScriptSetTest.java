package dev.headwater.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.WarningListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScriptSetTest {

  @TempDir Path project;

  @Test
  void migrationsAreCountedWithoutUndoAndCallbacks() throws IOException {
    write("db/V1__a.sql", "db/V2__b.sql", "db/R__c.sql", "db/U2__b.sql", "db/afterMigrate.sql");

    assertThat(find("db").size()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1", "01, 1", "1_0, 1", "1.0.0, 1", "2.10, 2.10", "2_3, 2.3"})
  void sameVersionWrittenInTwoWaysIsUsedTwice(String written, String version) throws IOException {
    write("db/V" + version + "__a.sql", "db/more/V" + written + "__b.sql");

    assertRefused(
        () -> find("db"),
        "db/more/V%s__b.sql: error[duplicate-version]: version %s is used twice\n"
                .formatted(written, version)
            + "  also: db/V%s__a.sql\n".formatted(version)
            + "  fix: give the newer one the next free version");
  }

  @ParameterizedTest
  @CsvSource({"1.1", "10", "1.01.1"})
  void otherVersionsAreOther(String version) throws IOException {
    write("db/V1__a.sql", "db/V" + version + "__b.sql");

    assertThat(find("db").size()).isEqualTo(2);
  }

  @Test
  void baselineMayHaveTheVersionOfAMigration() throws IOException {
    write("db/V1__a.sql", "db/B1__a.sql");

    assertThat(find("db").size()).isEqualTo(2);
  }

  @Test
  void repeatableMigrationMayExistOnceOnly() throws IOException {
    write("a/R__view.sql", "b/R__view.sql");

    assertRefused(
        () -> find("a", "b"),
        """
        b/R__view.sql: error[duplicate-version]: repeatable migration "view" exists twice
          also: a/R__view.sql
          fix: rename or delete one of them""");
  }

  @Test
  void fileInTwoLocationsIsOneFile() throws IOException {
    write("db/more/V1__a.sql");

    assertThat(find("db", "db/more").size()).isEqualTo(1);
  }

  @Test
  void allProblemsAreShownAtOnce() throws IOException {
    write("db/V1__a.sql", "db/V1__b.sql", "db/V2_c.sql", "db/v3__d.sql");

    assertRefused(
        () -> find("db"),
        """
        db/V1__b.sql: error[duplicate-version]: version 1 is used twice
          also: db/V1__a.sql
          fix: give the newer one the next free version

        db/V2_c.sql: error[misnamed-migration]: V2_c.sql looks like a migration, but Flyway would skip it without a word
          fix: rename it to V2__c.sql, or, if Flyway should go on skipping it: <flyway><validateMigrationNaming>false</validateMigrationNaming></flyway>

        db/v3__d.sql: error[misnamed-migration]: v3__d.sql looks like a migration, but Flyway would skip it without a word
          fix: rename it to V3__d.sql, or, if Flyway should go on skipping it: <flyway><validateMigrationNaming>false</validateMigrationNaming></flyway>""");
  }

  @Test
  void linkThatLeadsBackIsRefusedByName() throws IOException {
    write("db/V1__a.sql", "db/more/V2__b.sql");
    Files.createSymbolicLink(project.resolve("db/more/again"), project.resolve("db"));

    assertRefused(
        () -> find("db"),
        """
        db/more/again: error[location]: a symbolic link leads back to a folder above it
          fix: delete the link, or move it out of the migrations""");
  }

  @Test
  void lineFeedInANameIsRefusedByName() throws IOException {
    write("db/V1__a.sql", "db/V2__b\nc.sql", "db/more\tover/V3__d.sql");

    assertRefused(
        () -> find("db"),
        """
        db/V2__b\\u000ac.sql: error[misnamed-migration]: the name has a control character, such as a line feed
          fix: rename the file or its folder

        db/more\\u0009over/V3__d.sql: error[misnamed-migration]: the name has a control character, such as a line feed
          fix: rename the file or its folder""");
  }

  @Test
  void noMigrationIsRefusedWithThePlacesThatWereSearched() {
    assertRefused(
        () -> find("db", "classpath:db/migration"),
        """
        error[no-migrations]: no migration found, so there is nothing to generate from
          looked in: db
          looked in: classpath:db/migration
          fix: put a file such as V1__create_users.sql there, or name the right folder:
            <locations><location>src/main/resources/db/migration</location></locations>""");
  }

  @Test
  void oneLocationOfSeveralThatDoesNotExistIsRefused() throws IOException {
    write("db/V1__a.sql");

    assertThatThrownBy(() -> find("db", "dbx"))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("error[no-location]: the location dbx does not exist\n");
  }

  @Test
  void javaMigrationsAloneAreEnough() throws IOException {
    write("classes/db/migration/V1__Users.class");

    GenerateRequest request =
        GenerateRequest.in(project)
            .locations(List.of("classpath:db/migration"))
            .classPath(List.of(project.resolve("classes")))
            .build();

    assertThat(ScriptSet.find(request.scripts()).size()).isEqualTo(1);
  }

  @Test
  void javaMigrationsOfTheModuleItselfAreNamed() throws IOException {
    write(
        "src/main/resources/db/migration/V1__a.sql",
        "src/main/java/db/migration/V2__Add_capacity.java",
        "src/main/java/db/migration/Helper.java",
        "src/main/java/db/other/V3__X.java",
        "src/main/kotlin/db/migration/more/R__View.kt");

    assertThat(said(find("src/main/resources/db/migration")))
        .containsExactly(
            "warning: not applied, because this module is compiled after Headwater has run:"
                + " src/main/java/db/migration/V2__Add_capacity.java,"
                + " src/main/kotlin/db/migration/more/R__View.kt; either write it in SQL, or move"
                + " it to another module, and add that module to the <dependencies> of the plugin"
                + " and its package to <locations>, such as classpath:db/migration");
  }

  @Test
  void migrationsBeyondTheTargetAndBelowABaselineAreNamed() throws IOException {
    write("db/V1__a.sql", "db/V2__b.sql", "db/B2__b.sql", "db/V3__c.sql", "db/V4__d.sql");

    assertThat(
            said(
                ScriptSet.find(
                    GenerateRequest.in(project)
                        .locations(List.of("db"))
                        .flyway(Map.of("flyway.target", "3"))
                        .build()
                        .scripts())))
        .containsExactly(
            "not applied, because the target is 3: V4__d.sql",
            "not applied, because B2__b.sql replaces them: V1__a.sql, V2__b.sql");
  }

  private static List<String> said(ScriptSet scripts) throws IOException {
    List<String> said = new ArrayList<>();
    scripts.tellWhatIsLeftOut(
        new WarningListener() {
          @Override
          public void noted(String text) {
            said.add(text);
          }

          @Override
          public void warned(String text) {
            said.add("warning: " + text);
          }
        });
    return said;
  }

  @Test
  void fileBesideAScriptSwitchesItsPlaceholdersOff() throws IOException {
    write("db/V1__a.sql", "db/V2__b.sql");
    Files.writeString(project.resolve("db/V2__b.sql.conf"), "placeholderReplacement=false\n");

    ScriptSet scripts = find("db");

    assertThat(scripts.inOrder())
        .extracting(scripts::replacesPlaceholders)
        .containsExactly(true, false);
  }

  @Test
  void namedScriptComesFirst() throws IOException {
    write("db/V1__a.sql", "db/V2__b.sql", "db/V12__b.sql");

    assertThat(find("db").likeliestFirst("V2__b.sql").get(0).path()).isEqualTo("db/V2__b.sql");
    assertThat(find("db").likeliestFirst("V2__b.sql")).hasSize(3);
    assertThat(find("db").likeliestFirst(project.resolve("db/V12__b.sql").toString()).get(0).path())
        .isEqualTo("db/V12__b.sql");
  }

  private ScriptSet find(String... locations) {
    return ScriptSet.find(
        GenerateRequest.in(project).locations(List.of(locations)).build().scripts());
  }

  private void write(String... files) throws IOException {
    for (String file : files) {
      Path path = project.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "select 1;");
    }
  }

  private static void assertRefused(ThrowingCallable find, String text) {
    assertThatThrownBy(find).isInstanceOf(ProblemException.class).hasMessage(text);
  }
}
