package dev.headwater.database.server;

import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.snapshots.AppliedScripts;
import dev.headwater.database.snapshots.ChainPrefixes;
import dev.headwater.database.snapshots.LastState;
import dev.headwater.database.snapshots.SessionState;
import dev.headwater.database.snapshots.WorthKeeping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The states of a database in a server of others: each is kept as a database that PostgreSQL takes
 * as a template. It copies one only while nobody is in it, so the migrations pause for that.
 */
final class ServerPrefixes extends ChainPrefixes {

  private final boolean refresh;
  private final String historyTable;
  private final Place place;
  private final Map<TemplateName, TemplateMark> there;
  private boolean pausing = true;
  private Optional<TemplateName> suspect = Optional.empty();
  private int candidate;
  private Optional<TemplateName> from = Optional.empty();
  private int resumed;
  private Map<String, String> session = Map.of();
  private Optional<Integer> pause = Optional.empty();

  /** The states of one database; nothing is done yet. */
  ServerPrefixes(DatabaseOrder order, Place place, DatabaseListener listener) {
    super(order, order.chain().keys(place.ground()), SessionState.Scope.DATABASE, listener);
    this.refresh = order.request().snapshots().refresh();
    this.historyTable = order.scripts().source().historyTable();
    this.place = place;
    this.there = new HashMap<>(place.there());
    this.candidate = refresh ? 0 : keys().size();
  }

  /**
   * Where the database is.
   *
   * @param ground changes with whatever its states depend on, beside the order
   * @param there the templates that the server had
   * @param keeper makes another one
   */
  record Place(String ground, Map<TemplateName, TemplateMark> there, Keeper keeper) {}

  /** Copies a database. */
  interface Keeper {

    /**
     * Copies it as it is now, for which it ends the session of the run and begins another one.
     *
     * @param last what must still hold then; empty when nothing can have happened
     * @param session settings of the migrations' session
     * @return what stands on it; empty when it would have been another state
     */
    Optional<TemplateMark> keep(
        TemplateName name, Optional<LastState> last, Map<String, String> session)
        throws SQLException;

    /**
     * Marks a template as one from which no run can go on.
     *
     * @param there what stands on it
     */
    void disapprove(TemplateName template, TemplateMark there) throws SQLException;
  }

  /** The template of the longest state that is kept and was not rejected. */
  Optional<TemplateName> longest() {
    from = Optional.empty();
    resumed = 0;
    session = Map.of();
    while (candidate > 0) {
      TemplateName name = name(candidate);
      TemplateMark mark = there.get(name);
      if (mark != null && mark.usable()) {
        from = Optional.of(name);
        resumed = candidate;
        session = mark.session();
        return from;
      }
      candidate--;
    }
    return from;
  }

  /** That one will not do, and is made again. */
  void reject() {
    there.remove(name(candidate));
    candidate--;
  }

  /** No state will do, and the migrations must run in one go; if that helps, it was the state. */
  void rejectAll() {
    suspect = from;
    candidate = 0;
    pausing = false;
    forget();
  }

  /** Hears that the database is there, with the guarding session in it, and nothing runs yet. */
  void placed(Connection guard) throws SQLException {
    if (!keys().isEmpty()) {
      begins(guard);
    }
  }

  /** Whether the database is what the template's name promises. */
  boolean isRight(Connection guard) {
    try {
      return resumed == 0
          || AppliedScripts.in(guard, historyTable).equals(chain().names(0, resumed));
    } catch (SQLException e) {
      return false; // too damaged to be read
    }
  }

  /** What stands on a template. */
  Optional<TemplateMark> mark(TemplateName template) {
    return Optional.ofNullable(there.get(template));
  }

  /** The name of Flyway's history table. */
  String historyTable() {
    return historyTable;
  }

  /** The same state as the beginning of another order; empty when it is none. */
  Optional<ServerPrefixes> continuedFor(DatabaseOrder order) {
    ServerPrefixes other =
        new ServerPrefixes(order, new Place(place.ground(), there, place.keeper()), listener());
    if (resumed > other.keys().size()
        || !other.keys().subList(0, resumed).equals(keys().subList(0, resumed))) {
      return Optional.empty();
    }
    other.from = from;
    other.resumed = resumed;
    other.session = session;
    return Optional.of(other);
  }

  @Override
  public int resumed() {
    return resumed;
  }

  @Override
  public Map<String, String> session() {
    return session;
  }

  /** No state is kept that was reached so fast, and the server may be far away. */
  @Override
  protected boolean isWorthAsking() {
    return !isQuick();
  }

  @Override
  protected WorthKeeping worth() {
    return WorthKeeping.few(chain(), resumed);
  }

  /** What stops Flyway here must not look like a failure to a callback. */
  @Override
  protected void worthReached(Connection connection) {
    pause = Optional.of(at()).filter(now -> pausing && isNew() && !chain().callbacks().atError());
  }

  @Override
  public boolean isPauseWanted() {
    return pause.filter(now -> now == at() && now < chain().total()).isPresent();
  }

  @Override
  public void keep() {
    Map<String, String> now = state().orElseThrow().settings();
    put(Optional.empty());
    from = Optional.of(name(at()));
    resumed = at();
    session = now;
    pause = Optional.empty();
  }

  @Override
  public void complete() {
    if (suspect.isPresent()) {
      disapprove(suspect.get());
    }
    if (end().isPresent() && isNew()) {
      put(Optional.empty());
    }
  }

  @Override
  public void failed(List<String> sent) {
    Optional<LastState> last = beforeFailure(sent);
    if (last.isPresent() && isNew()) {
      put(last);
    }
  }

  /** Replaying what takes less time than a copy needs none. */
  private boolean isNew() {
    return at() > resumed && !isQuick() && (refresh || !there.containsKey(name(at()))) && isTrue();
  }

  private void disapprove(TemplateName template) {
    TemplateMark mark = there.get(template);
    try {
      if (mark != null) {
        place.keeper().disapprove(template, mark);
      }
    } catch (SQLException e) {
      giveUp(e);
    }
  }

  private void put(Optional<LastState> last) {
    try {
      place
          .keeper()
          .keep(name(at()), last, state().orElseThrow().settings())
          .ifPresent(mark -> there.put(name(at()), mark));
    } catch (SQLException e) {
      giveUp(e);
    }
  }

  private TemplateName name(int scripts) {
    return TemplateName.of(keys().get(scripts - 1));
  }
}
