package dev.headwater.io;

import java.io.Console;
import java.util.Optional;

/** Whether a person sits there. */
public final class Terminal {

  private Terminal() {}

  /** The console, if both input and output of this process are a terminal. */
  public static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Terminal::isTerminal);
  }

  /** Since Java 22 there is a console also where there is no terminal. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
