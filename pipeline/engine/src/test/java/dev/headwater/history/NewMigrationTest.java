package dev.headwater.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.command.create.Create;
import dev.headwater.command.create.CreateRequest;
import dev.headwater.command.create.CreateRequest.Extent;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the next migration. */
final class NewMigrationTest {

  @TempDir private Path folder;

  @Test
  void versionIsFreeHereAndOnTheBaseBranch() throws Exception {
    Clone clone = Clone.withTwo(folder).onMain("db/V3__theirs.sql", "db/V4__theirs.sql");
    assertThat(made(clone, "last login", Optional.empty(), Extent.MIGRATION))
        .containsExactly("V3__last_login.sql");
    Files.delete(folder.resolve("db/V3__last_login.sql"));
    assertThat(made(clone, "last_login", Optional.of("main"), Extent.WITH_UNDO))
        .containsExactly("V5__last_login.sql", "U5__last_login.sql");
    assertThat(Files.readString(folder.resolve("db/V5__last_login.sql")))
        .isEqualTo("-- last login\n");
    assertThat(Files.readString(folder.resolve("db/U5__last_login.sql")))
        .isEqualTo("-- takes back: last login\n");
  }

  @Test
  void nameFollowsTheStyleOfTheProject() throws Exception {
    Clone clone = Clone.with(folder, "db/a/V1_09__users.sql").add("db/a/V1_10__more.sql");
    assertThat(made(clone, "next", Optional.of("main"), Extent.MIGRATION))
        .containsExactly("V1_11__next.sql");
    assertThat(folder.resolve("db/a/V1_11__next.sql")).exists();
  }

  @Test
  void firstMigrationIsVersionOne() throws Exception {
    Clone clone = Clone.with(folder, "README.md");
    Files.createDirectories(folder.resolve("db"));
    assertThat(made(clone, "first", Optional.of("main"), Extent.MIGRATION))
        .containsExactly("V1__first.sql");
  }

  @Test
  void nameMustFitIntoAFileName() {
    assertThatThrownBy(() -> CreateRequest.name(Optional.of("a/b")))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[new-name]: "a/b" is no name for a migration
              fix: take letters, digits and underscores: -Dheadwater.name=add_last_login""");
    assertThatThrownBy(() -> CreateRequest.name(Optional.empty()))
        .hasMessage(
            """
            error[new-name]: the migration has no name
              fix: mvn headwater:new -Dheadwater.name=add_last_login""");
  }

  private static List<String> made(Clone clone, String name, Optional<String> base, Extent extent)
      throws IOException {
    return Create.run(
            new CreateRequest(clone.request(), CreateRequest.name(Optional.of(name)), base, extent))
        .stream()
        .map(file -> String.valueOf(file.getFileName()))
        .toList();
  }
}
