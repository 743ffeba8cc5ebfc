package dev.headwater.io;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process and what it has started: a shell does not hand on that it is told to end. */
public record ProcessTree(Process process) {

  private static final int SECONDS_TO_END = 3;

  /** Tells all of them to end, and kills those that do not end in time. */
  public void end() {
    List<ProcessHandle> all = all();
    all.forEach(ProcessHandle::destroy);
    try {
      CompletableFuture.allOf(
              all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .get(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException late) {
      kill(all);
    } catch (InterruptedException e) {
      kill(all);
      Thread.currentThread().interrupt();
    }
  }

  /** The shell comes first: it would go on with its next command when the one before it ends. */
  private List<ProcessHandle> all() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** A shell that does not listen has perhaps gone on. */
  private void kill(List<ProcessHandle> told) {
    Stream.concat(all().stream(), told.stream()).forEach(ProcessHandle::destroyForcibly);
  }
}
