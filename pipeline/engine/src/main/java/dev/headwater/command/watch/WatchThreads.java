package dev.headwater.command.watch;

import dev.headwater.io.ExitHook;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Watches at work, each in a thread of its own. */
public final class WatchThreads {

  private static final long END = 20_000;

  private final List<FutureTask<Void>> tasks;
  private final List<Thread> threads;

  public WatchThreads(List<Runnable> watches) {
    this.tasks =
        watches.stream()
            .map(
                watch ->
                    new FutureTask<Void>(
                        () -> {
                          watch.run();
                          return null;
                        }))
            .toList();
    this.threads = tasks.stream().map(task -> new Thread(task, "headwater-watch")).toList();
  }

  /** Returns only when one of them fails; Ctrl-C ends the JVM, and them in order. */
  public void run() {
    new ExitHook("headwater-watch-end", this::stop).set();
    threads.forEach(thread -> thread.setDaemon(true));
    threads.forEach(Thread::start);
    try {
      for (FutureTask<Void> task : tasks) {
        task.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a daemon was told to end this build
      stop();
    }
  }

  /** A run that is interrupted cleans up behind itself. */
  private void stop() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
