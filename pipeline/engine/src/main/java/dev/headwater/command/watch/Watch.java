package dev.headwater.command.watch;

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

  private final WatchedProject watched;
  private final Lock oneAtATime;

  // Guarded by this: a run says in its own thread what it will read.
  private WatchedFiles files;
  private FileLook latest = FileLook.NOTHING;
  private FileLook begun = FileLook.NOTHING;

  /**
   * @param oneAtATime held while this works, for several that share one screen
   */
  public Watch(WatchedProject watched, Lock oneAtATime) {
    this.watched = watched;
    this.oneAtATime = oneAtATime;
    this.files = watched.files();
  }

  /** Never returns of itself. */
  public void run() throws InterruptedException, IOException {
    try (ChangeAlarm alarm = ChangeAlarm.open()) {
      run(alarm);
    }
  }

  void run(ChangeAlarm alarm) throws InterruptedException {
    SortedSet<Path> changed = new TreeSet<>();
    changes(alarm);
    while (true) {
      begin();
      if (work(changed, alarm)) {
        changed = awaitChange(alarm);
      } else {
        // Once more in any case: what made it give up may have been taken back meanwhile.
        settle(alarm);
        changed.addAll(changes(alarm));
      }
    }
  }

  private synchronized void begin() {
    begun = latest;
  }

  /** Looks, and says what is not as it was when the latest run began. */
  private synchronized SortedSet<Path> changes(ChangeAlarm alarm) {
    latest = latest.again(files, alarm::listen);
    return latest.differences(begun);
  }

  /** The run reads other files from now on; they are as they are now. */
  private synchronized void reads(WatchedFiles others) {
    if (!others.equals(files)) {
      begun = begun.insteadAt(others, files, begun.again(others, folder -> {}));
      files = others;
    }
  }

  /**
   * Runs in a thread of its own, so that this one can look whether it is still wanted.
   *
   * @return whether it was to the end
   */
  private boolean work(SortedSet<Path> changed, ChangeAlarm alarm) throws InterruptedException {
    oneAtATime.lockInterruptibly();
    WatchTurn turn = new WatchTurn(this::reads);
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
        if (!changes(alarm).isEmpty()) {
          turn.giveUp();
        }
      }
      return !turn.isOver();
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

  private SortedSet<Path> awaitChange(ChangeAlarm alarm) throws InterruptedException {
    boolean told = true;
    while (true) {
      if (!changes(alarm).isEmpty()) {
        if (!told) {
          alarm.missed();
        }
        settle(alarm);
        SortedSet<Path> changed = changes(alarm);
        if (!changed.isEmpty()) {
          return changed;
        }
      }
      told = alarm.await();
    }
  }

  private void settle(ChangeAlarm alarm) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    SortedSet<Path> moving;
    do {
      FileLook before = look(alarm);
      Thread.sleep(QUIET.toMillis());
      moving = look(alarm).differences(before);
    } while (!moving.isEmpty() && Instant.now().isBefore(deadline));
  }

  private synchronized FileLook look(ChangeAlarm alarm) {
    changes(alarm);
    return latest;
  }
}
