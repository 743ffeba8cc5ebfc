package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.DatabaseChoice.ServerAddress;
import dev.headwater.Pipeline;
import dev.headwater.PipelineException;
import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project that is generated in a server of others. */
record ServerProject(Path folder, TestArtifacts artifacts) {

  static ServerProject in(Path folder, TestArtifacts artifacts) throws IOException {
    ServerProject project = new ServerProject(folder, artifacts);
    project.migration("V1__author.sql", "create table author (id bigint primary key, name text);");
    return project;
  }

  void migration(String name, String sql) throws IOException {
    Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(folder.resolve("migrations").resolve(name), sql);
  }

  PipelineRequest.Builder request(ServerAddress address) {
    return PipelineRequest.in(folder)
        .refresh(true)
        .classesMegabytes(0)
        .snapshotMegabytes(0)
        .locations(List.of("migrations"))
        .outputDirectory(Path.of("java"))
        .provider(Kind.SERVER)
        .server(address);
  }

  void run(ServerAddress address) {
    run(request(address).build(), PipelineListener.SILENT);
  }

  void run(PipelineRequest request, PipelineListener listener) {
    new Pipeline(artifacts).run(request, listener);
  }

  String problem(ServerAddress address) {
    return problem(request(address).build());
  }

  String problem(PipelineRequest request) {
    PipelineException thrown =
        catchThrowableOfType(PipelineException.class, () -> run(request, PipelineListener.SILENT));
    assertThat(thrown).as("the run must fail").isNotNull();
    return thrown.getMessage();
  }
}
