package dev.headwater.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.OtherProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TurnsTest {

  @TempDir Path folder;

  @Test
  void anotherProcessIsWaitedForAlsoWhenItIsKilled() throws Exception {
    Path lock = folder.resolve("lock");
    try (OtherProcess other = OtherProcess.locking(lock)) {
      CompletableFuture<Boolean> done = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  Turns.alone(lock, () -> done.complete(true));
                } catch (IOException e) {
                  done.completeExceptionally(e);
                }
              });
      thread.start();
      thread.join(200);
      assertThat(done).isNotDone();

      other.kill();

      assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
