package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.PipelineRequest;
import dev.headwater.PipelineRequest.Builder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Docker, with the image of PostgreSQL 15. */
final class ContainerGround extends Ground {

  ContainerGround() {
    super(Kind.CONTAINER);
  }

  @Override
  void prepare(TestArtifacts artifacts) {
    NeedsDocker.Condition.require(NeedsDocker.POSTGRES_15);
  }

  @Override
  PipelineRequest request(Builder request) {
    return super.request(request.image(NeedsDocker.POSTGRES_15));
  }

  @Override
  void killServer() {
    docker("kill " + docker("ps --quiet --filter ancestor=" + NeedsDocker.POSTGRES_15));
  }

  @Override
  int cost() {
    return 4;
  }

  @Override
  Leftovers leftovers() throws Exception {
    return super.leftovers()
        .with("containers", docker("ps --all --quiet").lines().count())
        .with("volumes", docker("volume ls --quiet").lines().count());
  }

  private static String docker(String arguments) {
    try {
      Process process =
          new ProcessBuilder(("docker " + arguments).split(" ")).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return output.strip();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
