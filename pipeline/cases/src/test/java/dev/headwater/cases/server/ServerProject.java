package dev.headwater.cases.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.problem.ProblemException;
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

  GenerateRequest.Builder request(ServerAddress address) {
    return GenerateRequest.in(folder)
        .refresh(true)
        .classesMegabytes(0)
        .snapshotMegabytes(0)
        .locations(List.of("migrations"))
        .outputDirectory(Path.of("java"))
        .provider(Kind.SERVER)
        .server(address);
  }

  void run(ServerAddress address) {
    run(request(address).build(), GenerateListener.SILENT);
  }

  void run(GenerateRequest request, GenerateListener listener) {
    new Generate(artifacts).run(request, listener);
  }

  String problem(ServerAddress address) {
    return problem(request(address).build());
  }

  String problem(GenerateRequest request) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> run(request, GenerateListener.SILENT));
    assertThat(thrown).as("the run must fail").isNotNull();
    return thrown.getMessage();
  }
}
