package com.moongraph;

import static com.moongraph.db.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The point of it all: a migration that takes away what code uses does not compile. */
class CompileBreaksTest {

  @Test
  @Tag("thorough")
  void droppedColumnFailsTheBuildAtTheLinesThatUseIt(@TempDir Path folder) throws Exception {
    ProjectCopy project = ProjectCopy.in(folder);
    List<String> uses =
        project.linesWith("USERS." + USERS.AVATAR_URL.getName().toUpperCase(Locale.ROOT));
    assertThat(uses).isNotEmpty();

    project.addMigration("V9999__drop_avatars.sql", "alter table users drop column avatar_url;\n");
    ProjectCopy.Build build = project.compile();

    assertThat(build.exitCode()).as(build.output()).isNotZero();
    assertThat(build.output())
        .contains("on project moongraph-app: Compilation failure")
        .contains("variable AVATAR_URL")
        .contains(uses);
  }

  @Test
  void withoutThatMigrationItCompiles() {
    // this very line does, in the build that runs this test
    assertThat(USERS.AVATAR_URL.getName()).isEqualTo("avatar_url");
  }
}
