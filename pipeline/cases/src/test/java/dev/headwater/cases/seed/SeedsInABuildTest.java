package dev.headwater.cases.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateOutcome.SameSchema;
import dev.headwater.codegen.GenerateOutcome.UpToDate;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code generate} tries seeds, and only when a seed or the schema has changed. */
final class SeedsInABuildTest {

  @TempDir Path project;

  @Test
  void seedsAreTriedWithEachSchema() throws Exception {
    file(
        "migrations/V1__roles.sql",
        "create table roles (name text primary key, description text);");
    seed("('viewer', 'reads')");
    assertThat(run()).isInstanceOf(Generated.class);
    assertThat(run()).isInstanceOf(UpToDate.class);

    seed("('viewer', 'reads'), ('editor', 'writes')");
    assertThat(run()).isInstanceOf(SameSchema.class);

    file("migrations/V2__level.sql", "alter table roles add level int not null;");
    ProblemException missed = catchThrowableOfType(ProblemException.class, this::run);
    assertThat(missed)
        .hasMessageStartingWith(
            "seeds/dev/roles.sql:2:1: error[23502]: null value in column \"level\"");
    assertThat(project.resolve("java/db/tables/Roles.java")).content().doesNotContain("LEVEL");

    file("migrations/V2__level.sql", "alter table roles add level int not null default 1;");
    assertThat(run()).isInstanceOf(Generated.class);
  }

  private void seed(String rows) throws IOException {
    file(
        "seeds/dev/roles.sql",
        "-- headwater:seed table=roles key=name\ninsert into roles (name, description) values "
            + rows
            + ";\n");
  }

  private void file(String name, String text) throws IOException {
    Files.createDirectories(project.resolve(name).getParent());
    Files.writeString(project.resolve(name), text);
  }

  private GenerateOutcome run() {
    GenerateRequest request =
        GenerateRequest.in(project)
            .packageName("db")
            .locations(List.of("migrations"))
            .seedFolder(Path.of("seeds"))
            .outputDirectory(Path.of("java"))
            .cacheDirectory(project.resolve("cache"))
            .build();
    return new Generate(new TestArtifacts()).run(request, GenerateListener.SILENT);
  }
}
