package dev.headwater.maven;

import java.util.Optional;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C reaches every process of the terminal. While another program has it, Ctrl-C is meant for
 * that one: in psql it cancels a query.
 */
final class CtrlC implements AutoCloseable {

  private static final Signal SIGNAL = new Signal("INT");

  private final Optional<SignalHandler> before;

  private CtrlC(Optional<SignalHandler> before) {
    this.before = before;
  }

  /** A handler that does nothing, since what is ignored would be ignored by the program, too. */
  static CtrlC leftToOthers() {
    try {
      return new CtrlC(Optional.of(Signal.handle(SIGNAL, signal -> {})));
    } catch (IllegalArgumentException e) {
      return new CtrlC(Optional.empty()); // this JVM was told to leave signals alone (-Xrs)
    }
  }

  @Override
  public void close() {
    before.ifPresent(handler -> Signal.handle(SIGNAL, handler));
  }
}
