package dev.headwater.cases.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.draft.UndoDraft;
import dev.headwater.command.draft.UndoDrafted;
import dev.headwater.command.prove.ProveRequest;
import dev.headwater.problem.Problem;
import dev.headwater.report.DraftReport;
import dev.headwater.report.ProveReport;
import dev.headwater.tool.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code draft} writes the undo scripts that migrations lack, and proves them. */
final class UndoDraftTest {

  @TempDir Path project;

  @Test
  void missingScriptsAreWrittenAndProven() throws Exception {
    file("V1__users.sql", "create table users (id int primary key, name text not null);");
    file("U1__users.sql", "drop table users;");
    file("V2__state.sql", "create type state as enum ('new');\nalter table users add state state;");
    file("U2__state.sql", "-- to come\n");
    file("V3__rows.sql", "insert into users values (1, 'Ada');");
    file("V4__once.sql", "insert into users values (2, 'Ida'); create table once (id int);");

    UndoDrafted drafted = draft();
    assertThat(new DraftReport(project).undo(drafted))
        .containsExactly(
            "wrote sql/U2__state.sql",
            "wrote sql/U3__rows.sql.draft",
            "wrote sql/U4__once.sql.draft",
            "proven: U2__state.sql brings the old schema back, and its migration runs again; 1 table"
                + " had a row",
            "  loses data: column public.users.state: its values are lost");
    assertThat(text("U2__state.sql"))
        .contains("alter table public.users drop column state;")
        .endsWith("drop type public.state;\n");
    List<Problem> wrong =
        new ProveReport(new Documents(new TestArtifacts())).problems(drafted.proven());
    assertThat(wrong)
        .extracting(Problem::render)
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains(
                        "error[23505]", "when: the migration ran again after its undo script"))
        .hasSize(2);
    assertThat(project.resolve("sql/U3__rows.sql")).doesNotExist();
    assertThat(text("U1__users.sql")).isEqualTo("drop table users;");
  }

  @Test
  void nothingIsWrittenWhereAllHaveOne() throws Exception {
    file("V1__users.sql", "create table users (id int);");
    file("U1__users.sql", "drop table users;");
    assertThat(new DraftReport(project).undo(draft()))
        .containsExactly("each migration has an undo script");
  }

  private UndoDrafted draft() {
    GenerateRequest request =
        GenerateRequest.in(project).packageName("db").locations(List.of("sql")).build();
    return new UndoDraft(new TestArtifacts())
        .run(new ProveRequest(request, Optional.empty()), GenerateListener.SILENT);
  }

  private void file(String name, String text) throws IOException {
    Files.createDirectories(project.resolve("sql"));
    Files.writeString(project.resolve("sql").resolve(name), text);
  }

  private String text(String name) throws IOException {
    return Files.readString(project.resolve("sql").resolve(name));
  }
}
