package dev.headwater.command.bundle;

import dev.headwater.io.ExitHook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a command on several databases: the first one alone, where it changes something. */
public final class TargetsRun {

  /** A little longer than one of the databases may take to say how it is. */
  private static final int SECONDS_TO_TELL = 25;

  private final Order order;
  private final List<Target> targets;
  private final TargetOutcome[] outcomes;
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean isStopped;

  public TargetsRun(Order order, List<Target> targets) {
    this.order = order;
    this.targets = List.copyOf(targets);
    this.outcomes =
        this.targets.stream().map(TargetOutcome::notStarted).toArray(TargetOutcome[]::new);
  }

  /**
   * The order of a run.
   *
   * @param parallel the number of databases at a time
   */
  public record Order(First first, AfterFailure afterFailure, int parallel) {}

  /** Whether the first database is the test of the others. */
  public enum First {
    ALONE,
    WITH_OTHERS
  }

  /** Whether a failure keeps other databases from being begun. */
  public enum AfterFailure {
    STOP,
    GO_ON
  }

  /**
   * Runs, and hands over all outcomes, also when the JVM is told to end. Databases that were begun
   * come to their own end.
   *
   * @param work on a database; throws nothing
   */
  public List<TargetOutcome> run(
      Function<Target, TargetOutcome> work, Consumer<List<TargetOutcome>> report) {
    CountDownLatch reported = new CountDownLatch(1);
    ExitHook hook = new ExitHook("headwater-targets", () -> stop(reported));
    hook.set();
    try {
      if (order.first() == First.ALONE) {
        one(work);
      }
      others(work);
      List<TargetOutcome> all = Arrays.asList(outcomes);
      report.accept(all);
      return all;
    } finally {
      reported.countDown();
      hook.forget();
    }
  }

  private void others(Function<Target, TargetOutcome> work) {
    List<Thread> threads = new ArrayList<>();
    while (threads.size() < Math.min(order.parallel(), targets.size())) {
      Thread thread =
          new Thread(
              () -> {
                boolean goesOn = true;
                while (goesOn) {
                  goesOn = one(work);
                }
              },
              "headwater-targets-" + threads.size());
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      isStopped = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Works on the next one; false where there is none, or where no more may be begun. */
  private boolean one(Function<Target, TargetOutcome> work) {
    if (isStopped) {
      return false;
    }
    int index = next.getAndIncrement();
    if (index >= targets.size()) {
      return false;
    }
    outcomes[index] = work.apply(targets.get(index));
    isStopped |= !outcomes[index].isFine() && order.afterFailure() == AfterFailure.STOP;
    return true;
  }

  private void stop(CountDownLatch reported) {
    isStopped = true;
    try {
      reported.await(SECONDS_TO_TELL, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
