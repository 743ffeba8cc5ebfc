package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.Pipeline;
import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest;
import dev.headwater.PipelineResult.Generated;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsDocker({NeedsDocker.PGVECTOR})
final class ContainerTest {

  @TempDir Path project;

  @Test
  void vectorColumnOfAnExtensionThatOnlyTheImageHas() throws Exception {
    Path migrations = Files.createDirectories(project.resolve("src/main/resources/db/migration"));
    Files.writeString(
        migrations.resolve("V1__documents.sql"),
        """
        create extension vector;
        create table document (id bigint primary key, embedding vector(3) not null);
        """);
    for (int i = 0; i < 5; i++) {
      long t = System.nanoTime();
      Generated done =
          (Generated)
              new Pipeline(new TestArtifacts())
                  .run(
                      PipelineRequest.in(project)
                          .provider(Kind.CONTAINER)
                          .image(NeedsDocker.PGVECTOR)
                          .build(),
                      PipelineListener.SILENT);
      System.out.println(done + " " + (System.nanoTime() - t) / 1e9);
    }
    assertThat(project.resolve("target/generated-sources/headwater/db/tables/Document.java"))
        .content()
        .contains("EMBEDDING");
  }
}
