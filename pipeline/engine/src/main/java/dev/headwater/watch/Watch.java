package dev.headwater.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;

/** Works once, and again whenever the files hold something else, until it is interrupted. */
public final class Watch {

  /** Editors write a file in several steps; after this long without one it is taken to be whole. */
  private static final Duration QUIET = Duration.ofMillis(100);

  /** Something that is written all the time is read all the same. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The longest that a run may take to clean up behind itself when the watch ends. */
  private static final Duration END = Duration.ofSeconds(15);

  private final Watched watched;
  private final Lock oneAtATime;
  private Look latest = Look.NOTHING;

  /**
   * @param oneAtATime held while this works, for several that share one screen
   */
  public Watch(Watched watched, Lock oneAtATime) {
    this.watched = watched;
    this.oneAtATime = oneAtATime;
  }

  /** Never returns of itself. */
  public void run() throws InterruptedException, IOException {
    try (Alarm alarm = Alarm.open()) {
      run(alarm);
    }
  }

  void run(Alarm alarm) throws InterruptedException {
    Look done = look(alarm);
    SortedSet<Path> changed = new TreeSet<>();
    while (true) {
      work(changed, done, alarm);
      changed = awaitChange(done, alarm);
      done = latest;
    }
  }

  private Look look(Alarm alarm) {
    latest = latest.again(watched.files(), alarm::listen);
    return latest;
  }

  /** Runs in a thread of its own, so that this one can look whether it is still wanted. */
  private void work(SortedSet<Path> changed, Look begun, Alarm alarm) throws InterruptedException {
    oneAtATime.lockInterruptibly();
    Turn turn = new Turn();
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              watched.run(changed, turn);
              return null;
            });
    Thread thread = new Thread(task, "headwater-watch");
    thread.setDaemon(true);
    thread.start();
    try {
      while (!isDone(task)) {
        if (!look(alarm).differences(begun).isEmpty()) {
          turn.giveUp();
        }
      }
    } finally {
      turn.giveUp();
      // Also when this watch is being ended: then the run cleans up behind itself.
      thread.join(END.toMillis());
      oneAtATime.unlock();
    }
  }

  private static boolean isDone(FutureTask<Void> task) throws InterruptedException {
    try {
      task.get(QUIET.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private SortedSet<Path> awaitChange(Look done, Alarm alarm) throws InterruptedException {
    boolean told = true;
    while (true) {
      if (!look(alarm).differences(done).isEmpty()) {
        if (!told) {
          alarm.missed();
        }
        settle(alarm);
        SortedSet<Path> changed = latest.differences(done);
        if (!changed.isEmpty()) {
          return changed;
        }
      }
      told = alarm.await();
    }
  }

  private void settle(Alarm alarm) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    Look before;
    do {
      before = latest;
      Thread.sleep(QUIET.toMillis());
    } while (!look(alarm).differences(before).isEmpty() && Instant.now().isBefore(deadline));
  }
}
