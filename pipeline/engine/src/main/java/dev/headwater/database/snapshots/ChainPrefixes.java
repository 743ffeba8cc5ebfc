package dev.headwater.database.snapshots;

import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.Prefixes;
import dev.headwater.database.ScriptChain;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The states along a chain of scripts, however they are kept. */
abstract class ChainPrefixes implements Prefixes {

  /** The time that a copy takes on a slow machine. */
  private static final Duration COPY = Duration.ofMillis(500);

  private final ScriptChain chain;
  private final List<String> keys;
  private final DatabaseListener listener;

  private boolean taking;
  private boolean gaveUp;
  private boolean said;
  private long began;
  private Optional<WorthKeeping> worth = Optional.empty();
  private Optional<String> lasting = Optional.empty();
  private int at;
  private Optional<SessionState> state = Optional.empty();

  /**
   * Nothing is reached yet.
   *
   * @param keys of the states after the scripts whose states are known
   */
  protected ChainPrefixes(DatabaseOrder order, List<String> keys, DatabaseListener listener) {
    this.chain = order.chain();
    this.keys = keys;
    this.listener = listener;
  }

  /** Which states on the way are worth a copy. */
  protected abstract WorthKeeping worth();

  /** Whether the state at hand could be kept at all. */
  protected boolean isWorthAsking() {
    return true;
  }

  /** Hears that the state at hand is worth a copy, and can be copied. */
  protected abstract void worthReached(Connection session) throws SQLException, IOException;

  @Override
  public final boolean isAtEnd() {
    return resumed() > 0 && resumed() == chain.total() && !chain.callbacks().atEnd();
  }

  @Override
  public final List<String> plan() {
    return resumed() > 0 && keys.size() == chain.total()
        ? chain.names(resumed(), chain.total())
        : List.of();
  }

  @Override
  public final boolean expects(List<String> pending) {
    int sure = keys.size() - resumed();
    boolean expected =
        pending.size() == chain.total() - resumed()
            && pending.subList(0, sure).equals(chain.names(resumed(), keys.size()));
    taking = expected && !keys.isEmpty() && !gaveUp;
    began = System.nanoTime();
    if (taking) {
      worth = Optional.of(worth());
    }
    return expected || keys.isEmpty();
  }

  @Override
  public final void reached(int applied, Connection session) {
    at = applied;
    state = Optional.empty();
    if (!taking || applied > keys.size() || !isWorthAsking()) {
      return;
    }
    try {
      if (session.getAutoCommit()) {
        look(session);
        return;
      }
      // The migration that comes next may run in the same transaction, and must not fail with us.
      Savepoint before = session.setSavepoint();
      try {
        look(session);
        session.releaseSavepoint(before);
      } catch (SQLException e) {
        session.rollback(before);
        throw e;
      }
    } catch (SQLException | IOException e) {
      giveUp(e);
    }
  }

  private void look(Connection session) throws SQLException, IOException {
    SessionState now = SessionState.ask(session);
    lasting = lasting.or(() -> Optional.of(now.lasting()));
    now.left().ifPresent(this::inTheWay);
    if (now.copyable() && now.lasting().equals(lasting.orElseThrow())) {
      state = Optional.of(now);
      // A copy takes a time for which the session's own time-outs are not meant.
      boolean hurries = now.settings().keySet().stream().anyMatch(set -> set.endsWith("_timeout"));
      if (at > resumed() && isWorthKeeping(at) && !hurries) {
        worthReached(session);
      }
    }
  }

  /** Said once: it is mostly still there at the end. */
  private void inTheWay(String what) {
    if (at > 0 && !said) {
      said = true;
      listener.noSnapshot(chain.names(at - 1, at).get(0), what);
    }
  }

  /** Whether a copy of that state is wanted. */
  protected final boolean isWorthKeeping(int scripts) {
    return worth.filter(states -> states.contains(scripts)).isPresent();
  }

  protected final ScriptChain chain() {
    return chain;
  }

  protected final List<String> keys() {
    return keys;
  }

  protected final DatabaseListener listener() {
    return listener;
  }

  /** Whether the state at hand comes from the scripts in whose name it would be kept. */
  protected final boolean isTrue() {
    return chain.isUntouched(at);
  }

  /** How many scripts are applied. */
  protected final int at() {
    return at;
  }

  /** The session at the last state; empty when the state cannot be copied. */
  protected final Optional<SessionState> state() {
    return state;
  }

  /** The last state is of no use any more. */
  protected final void forget() {
    state = Optional.empty();
    lasting = Optional.empty();
  }

  /** The state after all scripts; empty when it cannot be copied, or callbacks come after it. */
  protected final Optional<LastState> end() {
    return at == chain.total() && chain.endIsKnown()
        ? state.map(LastState::complete)
        : Optional.empty();
  }

  /**
   * The state before a script that failed.
   *
   * @param sent its statements
   */
  protected final Optional<LastState> beforeFailure(List<String> sent) {
    // A callback after the last script may have failed, after other callbacks have committed.
    boolean maybeCallback = at == chain.total() && chain.callbacks().atEnd();
    return maybeCallback
            || chain.callbacks().atError()
            || sent.stream().anyMatch(ScriptRules::endsItsTransaction)
        ? Optional.empty()
        : state.map(now -> LastState.rolledBack(now, chain.names(0, at)));
  }

  /** A state is kept here, from which a later run may go on. */
  protected final void countAgain() {
    began = System.nanoTime();
  }

  /** The scripts since the last state that is kept took less time than a copy does. */
  protected final boolean isQuick() {
    return System.nanoTime() - began < COPY.toNanos();
  }

  /** No copy is taken any more, and the run goes on. */
  protected final void giveUp(Exception e) {
    gaveUp = true;
    taking = false;
    listener.warned("no snapshot of the migrated database is kept: " + e.getMessage());
  }
}
