package dev.headwater.cases.provider;

import dev.headwater.cases.container.Docker;
import dev.headwater.cases.container.NeedsDocker;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.database.DatabaseChoice.Kind;

/** Docker, with an image that decides which PostgreSQL it is. */
final class ContainerGround extends Ground {

  ContainerGround() {
    super(Kind.CONTAINER);
  }

  @Override
  void prepare(TestArtifacts artifacts) {
    NeedsDocker.Condition.require(NeedsDocker.PGVECTOR);
  }

  @Override
  GenerateRequest request(Builder request) {
    return request
        .provider(Kind.CONTAINER)
        .image(NeedsDocker.PGVECTOR)
        .cacheDirectory(cache())
        .build();
  }

  @Override
  void killServer() {
    Docker.containersOf(cache()).forEach(container -> Docker.run("kill", container));
  }

  @Override
  int cost() {
    return 4;
  }

  @Override
  Leftovers leftovers() throws Exception {
    return super.leftovers()
        .with("runs with containers", Docker.runsIn(cache()).size())
        .with("containers", Docker.run("ps", "--all", "--quiet").lines().count())
        .with("volumes", Docker.run("volume", "ls", "--quiet").lines().count());
  }
}
