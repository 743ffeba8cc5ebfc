package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.DatabaseChoice.ServerAddress;
import dev.headwater.Pipeline;
import dev.headwater.PipelineException;
import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company's server with other people's databases, which must be unchanged after each run. */
final class ServerProviderTest {

  @TempDir Path project;

  private final TestArtifacts artifacts = new TestArtifacts();
  private CompanyServer company;
  private List<String> before;

  @BeforeEach
  void start() throws Exception {
    company = CompanyServer.start(artifacts);
    before = company.state();
    migration("V1__author.sql", "create table author (id bigint primary key, name text);");
  }

  @AfterEach
  void nothingIsChanged() throws Exception {
    try {
      assertThat(company.leftovers()).isEmpty();
      assertThat(company.state()).isEqualTo(before);
    } finally {
      company.close();
    }
  }

  @Test
  void classesComeFromADatabaseThatIsGoneAfterwards() {
    run(company.builder());
    assertThat(project.resolve("java/db/tables/Author.java")).exists();
  }

  @Test
  void failingMigrationLeavesNothing() throws Exception {
    migration("V2__broken.sql", "create table book (id bigint references writer);");
    assertThat(problem(company.builder()))
        .isEqualTo(
            """
            migrations/V2__broken.sql:1:1: error[42P01]: relation "writer" does not exist
                1 | create table book (id bigint references writer);
                  | ^""");
  }

  private void migration(String name, String sql) throws Exception {
    Files.createDirectories(project.resolve("migrations"));
    Files.writeString(project.resolve("migrations").resolve(name), sql);
  }

  private void run(ServerAddress address) {
    new Pipeline(artifacts).run(request(address).build(), PipelineListener.SILENT);
  }

  private PipelineRequest.Builder request(ServerAddress address) {
    return PipelineRequest.in(project)
        .locations(List.of("migrations"))
        .outputDirectory(Path.of("java"))
        .provider(Kind.SERVER)
        .server(address);
  }

  private String problem(ServerAddress address) {
    return catchThrowableOfType(PipelineException.class, () -> run(address)).getMessage();
  }
}
