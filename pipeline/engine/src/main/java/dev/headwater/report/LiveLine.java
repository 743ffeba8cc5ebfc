package dev.headwater.report;

import dev.headwater.io.Terminal;
import java.io.Console;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** The last line of a terminal, written over and over while something goes on. */
public final class LiveLine {

  /** Where nobody watches, or nobody could. */
  public static final LiveLine NONE = new LiveLine(null);

  private static final int WIDTH = 78;

  private final @Nullable PrintWriter terminal;
  private boolean shown;

  private LiveLine(@Nullable PrintWriter terminal) {
    this.terminal = terminal;
  }

  /** On this process's terminal, if both its input and its output are one. */
  public static LiveLine ofTerminal() {
    return Terminal.console()
        .filter(console -> !"dumb".equals(System.getenv("TERM")))
        .map(Console::writer)
        .map(LiveLine::new)
        .orElse(NONE);
  }

  public boolean isThere() {
    return terminal != null;
  }

  /** Writes over what it showed before. */
  public synchronized void show(String text) {
    if (terminal == null) {
      return;
    }
    shown = true;
    String line = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
    terminal.print("\r" + line + "\u001b[K");
    terminal.flush();
  }

  /** Makes room for a line that stays. */
  public synchronized void clear() {
    if (terminal != null && shown) {
      shown = false;
      terminal.print("\r\u001b[K");
      terminal.flush();
    }
  }
}
