package dev.headwater.codegen.transcript;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks what jOOQ asked an earlier database, in a session of its own. When all answers are the same,
 * jOOQ need not run. When one is not, jOOQ runs and will ask nearly the same questions: they are
 * asked ahead of it, while it thinks about the answers that it has, and it takes what is there.
 *
 * <p>The session is read-only, because a user's own database class may have asked anything.
 */
public final class Ahead implements AutoCloseable {

  /** Nothing is known of an earlier database. */
  public static final Ahead NONE = none();

  /** So many answers wait at most; a large schema has thousands. */
  private static final int WAITING = 64;

  /**
   * At most so many answers of the same text wait. As long as an answer waits, the driver does not
   * use its plan again, and jOOQ would wait longer for new plans than for answers to its own
   * questions.
   */
  private static final int WAITING_ALIKE = 8;

  private static final int SECONDS_TO_END = 5;
  private static final int MILLIS_TO_CANCEL = 50;

  private final CompletableFuture<Boolean> same = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final List<Ready> ready = new ArrayList<>();
  private final @Nullable Connection session;
  private @Nullable AskedQuestion running;
  private @Nullable Statement asking;
  private boolean closed;

  private Ahead(@Nullable Connection session) {
    this.session = session;
  }

  /**
   * Begins to ask, and returns when it is known whether this database gives the same answers.
   *
   * @param session becomes this object's
   * @param further whether to go on after the first other answer; else the session is ended
   */
  public static Ahead of(Transcript before, Connection session, boolean further)
      throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute("set default_transaction_read_only = on");
    } catch (SQLException e) {
      session.close();
      throw e;
    }
    Ahead ahead = new Ahead(session);
    Thread thread = new Thread(() -> ahead.ask(before, session, further), "headwater-ahead");
    thread.setDaemon(true);
    thread.start();
    ahead.same.join();
    if (!further) {
      ahead.close();
    }
    return ahead;
  }

  private static Ahead none() {
    Ahead none = new Ahead(null);
    none.same.complete(false);
    return none;
  }

  /** Whether this database gives the same answers. */
  public boolean isSame() {
    return same.join();
  }

  /** An answer that nobody has taken yet, from its first row on; empty when there is none. */
  synchronized Optional<ResultSet> take(AskedQuestion question) {
    while (question.equals(running) && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    Optional<Ready> found =
        ready.stream().filter(answer -> answer.question().equals(question)).findFirst();
    found.ifPresent(this::forgetUntil);
    return found.map(Ready::rows);
  }

  /** jOOQ asks in its order, so it will not come back to what it has left out. */
  private void forgetUntil(Ready taken) {
    Iterator<Ready> oldest = ready.iterator();
    boolean reached = false;
    while (!reached) {
      Ready answer = oldest.next();
      oldest.remove();
      reached = answer == taken;
      if (!reached) {
        answer.drop();
      }
    }
    notifyAll();
  }

  private void ask(Transcript before, Connection session, boolean further) {
    boolean all = false;
    try {
      all = isAnsweredAlike(before, session, further);
    } catch (SQLException | RuntimeException e) {
      // The session has ended, perhaps because nobody wants it any more; or else jOOQ asks itself,
      // and whatever is wrong is said then.
    } finally {
      end.complete(null);
      same.complete(all); // if it is not known yet
    }
  }

  private boolean isAnsweredAlike(Transcript before, Connection session, boolean further)
      throws SQLException {
    Renaming renaming = new Renaming(session.getCatalog());
    boolean all = true;
    for (Question question : before.questions()) {
      if (!isAnsweredAlike(question, session, renaming)) {
        all = false;
        if (!further) {
          break;
        }
        same.complete(false);
      }
    }
    return all;
  }

  private boolean isAnsweredAlike(Question question, Connection session, Renaming renaming)
      throws SQLException {
    List<Argument> arguments = new ArrayList<>();
    for (Argument argument : question.arguments()) {
      argument.in(renaming).ifPresent(arguments::add);
    }
    if (arguments.size() < question.arguments().size()) {
      return false;
    }
    AskedQuestion asked = new AskedQuestion(question.kind(), question.text(), arguments);
    begin(asked);
    Optional<ResultSet> rows = Optional.empty();
    try {
      Answer answer = new Answer(renaming);
      Object told = told(asked, session);
      if (told instanceof ResultSet result) {
        read(result, question, answer);
        result.beforeFirst();
        rows = Optional.of(result);
      } else if (told != null) {
        answer.value(told);
      }
      return answer.rows() == question.rows()
          && answer.ended() == question.ended()
          && answer.hash().equals(question.answer());
    } catch (SQLException e) {
      if (session.isClosed()) {
        throw e;
      }
      return false; // a question that this schema cannot be asked, as about a type that is gone
    } finally {
      end(asked, rows);
    }
  }

  /** Waits for room for one more answer. */
  private synchronized void begin(AskedQuestion question) throws SQLException {
    while (isFull(question) && same.isDone() && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        closed = true;
      }
    }
    if (closed) {
      throw new SQLException("nobody wants to know");
    }
    running = question;
  }

  private boolean isFull(AskedQuestion question) {
    return ready.size() >= WAITING
        || ready.stream().filter(answer -> answer.question().text().equals(question.text())).count()
            >= WAITING_ALIKE;
  }

  /** As long as nobody takes answers, the first ones are those that will be wanted first. */
  private synchronized void end(AskedQuestion question, Optional<ResultSet> rows) {
    running = null;
    asking = null;
    Optional<Ready> answer = rows.map(result -> new Ready(question, result));
    if (!isFull(question) && !closed) {
      answer.ifPresent(ready::add);
    } else {
      answer.ifPresent(Ready::drop);
    }
    notifyAll();
  }

  private @Nullable Object told(AskedQuestion question, Connection session) throws SQLException {
    return question.kind() == Question.Kind.METADATA
        ? metadata(question, session.getMetaData())
        : sql(question, session);
  }

  private @Nullable ResultSet sql(AskedQuestion question, Connection session) throws SQLException {
    PreparedStatement statement =
        session.prepareStatement(
            question.text(), ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
    statement.closeOnCompletion();
    ResultSet rows = null;
    try {
      for (Argument argument : question.arguments()) {
        argument.bind(statement, session);
      }
      isAsking(statement);
      rows = statement.execute() ? statement.getResultSet() : null;
      return rows;
    } finally {
      if (rows == null) {
        statement.close();
      }
    }
  }

  private synchronized void isAsking(Statement statement) throws SQLException {
    if (closed) {
      throw new SQLException("nobody wants to know");
    }
    asking = statement;
  }

  private static Object metadata(AskedQuestion question, DatabaseMetaData metadata)
      throws SQLException {
    Object[] arguments = question.arguments().stream().map(Argument::object).toArray();
    Method method =
        Arrays.stream(DatabaseMetaData.class.getMethods())
            .filter(m -> m.getName().equals(question.text()))
            .filter(m -> m.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow(() -> new SQLException("no such question: " + question.text()));
    try {
      return method.invoke(metadata, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException() instanceof SQLException told ? told : new SQLException(e);
    } catch (IllegalAccessException e) {
      throw new SQLException(e);
    }
  }

  /** As far as it was read the first time. */
  private static void read(ResultSet rows, Question question, Answer answer) throws SQLException {
    while (answer.rows() < question.rows() + (question.ended() ? 1 : 0)) {
      if (!rows.next()) {
        answer.end();
        return;
      }
      answer.row(rows);
    }
  }

  /** Ends the session, and what is asked in it. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      ready.clear();
      notifyAll();
    }
    if (session == null) {
      return;
    }
    try {
      cancelUntilTheEnd(System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END));
      session.close();
    } catch (SQLException | TimeoutException | ExecutionException e) {
      abort(session);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abort(session);
    }
  }

  /**
   * Without a cancel PostgreSQL would work on the last question for nobody. One cancel is not
   * enough, because it is lost when its statement has not begun.
   */
  private void cancelUntilTheEnd(long deadline)
      throws SQLException, InterruptedException, ExecutionException, TimeoutException {
    while (System.nanoTime() < deadline) {
      Statement last = asked();
      if (last != null) {
        last.cancel();
      }
      try {
        end.get(MILLIS_TO_CANCEL, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        // It had not begun.
      }
    }
    throw new TimeoutException("a question goes on");
  }

  private synchronized @Nullable Statement asked() {
    return asking;
  }

  private static void abort(Connection session) {
    try {
      session.abort(Runnable::run);
    } catch (SQLException e) {
      // It is gone already.
    }
  }

  /** An answer that waits. */
  private record Ready(AskedQuestion question, ResultSet rows) {

    void drop() {
      try {
        rows.close();
      } catch (SQLException e) {
        // Its session is gone, and the rows with it.
      }
    }
  }
}
