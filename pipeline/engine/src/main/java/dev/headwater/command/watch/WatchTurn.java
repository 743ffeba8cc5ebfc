package dev.headwater.command.watch;

import dev.headwater.codegen.GenerateListener.Stage;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run among many. It is given up when files change while it works: a migration that never ends
 * would otherwise hide its own correction. Work is interrupted only while it migrates; elsewhere an
 * interrupt would look like a broken disk, and little time is to be won.
 */
public final class WatchTurn {

  private final Consumer<WatchedFiles> files;
  private boolean over;
  private @Nullable Thread migrating;

  /**
   * @param files hears which files the run will read
   */
  WatchTurn(Consumer<WatchedFiles> files) {
    this.files = files;
  }

  /** The run knows what it will read, and has not begun to. */
  public void reads(WatchedFiles toRead) {
    files.accept(toRead);
  }

  /**
   * The run, in its own thread, comes to a stage.
   *
   * @throws CancellationException when it is no longer wanted
   */
  public synchronized void enters(Stage stage) {
    if (migrating != null) {
      migrating = null;
      Thread.interrupted(); // meant for the stage that is over
    }
    if (over && stage != Stage.CLOSE) {
      throw new CancellationException("files changed");
    }
    if (stage == Stage.MIGRATE) {
      migrating = Thread.currentThread();
    }
  }

  /** Whether what the run says is of yesterday. */
  public synchronized boolean isOver() {
    return over;
  }

  synchronized void giveUp() {
    over = true;
    if (migrating != null) {
      migrating.interrupt();
    }
  }
}
