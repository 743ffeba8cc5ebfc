package dev.headwater.database.server;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.FixedSettings;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.snapshots.LastState;
import dev.headwater.database.snapshots.Prefixes;
import dev.headwater.database.snapshots.SessionState;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database of our own in a server of others. */
final class ServerDatabase implements ThrowawayDatabase {

  private static final int ANSWER_SECONDS = 5;

  private final SharedServer server;
  private final ServerFacts facts;
  private final DatabaseListener listener;
  private final long limit;
  private final boolean refresh;
  private final Map<String, String> settings;
  private final ThrowawayName name = ThrowawayName.random();
  private final DriverDataSource dataSource;
  private final Thread hook = new Thread(this::closeOnExit, "headwater-drop");

  private ServerPrefixes prefixes;

  /** A session for the whole run, so that sweepers see that it lives. */
  private @Nullable Connection guard;

  private @Nullable DatabaseMark mark;
  private boolean kept;
  private boolean closed;

  private ServerDatabase(
      SharedServer server, AdminSession admin, DatabaseOrder order, DatabaseListener listener)
      throws SQLException {
    this.server = server;
    this.facts = ServerFacts.ask(admin.connection());
    this.listener = listener;
    this.limit = order.request().snapshots().megabytes() << 20;
    this.refresh = order.request().snapshots().refresh();
    this.settings = order.request().choice().serverSettings();
    this.dataSource = server.to(new Session(name.name(), FixedSettings.timeZone(settings)));
    this.prefixes = new ServerPrefixes(order, place(admin, order), listener);
  }

  private ServerPrefixes.Place place(AdminSession admin, DatabaseOrder order) throws SQLException {
    if (order.chain().base().isEmpty()) {
      return new ServerPrefixes.Place("", Map.of(), new Keeping());
    }
    Templates templates = new Templates(admin, limit);
    return new ServerPrefixes.Place(templates.ground(), templates.all(), new Keeping());
  }

  /** Leaves nothing when it fails, nor after Ctrl-C, which does not unwind the build. */
  static ServerDatabase create(
      SharedServer server, AdminSession admin, DatabaseOrder order, DatabaseListener listener)
      throws SQLException {
    ServerDatabase database = new ServerDatabase(server, admin, order, listener);
    Runtime.getRuntime().addShutdownHook(database.hook);
    try {
      database.begin(admin);
      return database;
    } catch (SQLException | RuntimeException | Error e) {
      try {
        database.close();
      } catch (RuntimeException more) {
        e.addSuppressed(more);
      }
      throw e;
    }
  }

  /** With the longest state that is kept. */
  private synchronized void begin(AdminSession admin) throws SQLException {
    Optional<TemplateName> from = prefixes.longest();
    while (from.isPresent()) {
      if (isCopied(admin, from.get())) {
        open(admin);
        if (prefixes.isRight(guard())) {
          touch(admin, from.get());
          return;
        }
        discard(admin);
        new Templates(admin, limit).drop(from.get(), listener);
      }
      prefixes.reject();
      from = prefixes.longest();
    }
    DraftName draft = DraftName.at(admin.now());
    create(admin, draft, draft.create(facts.major()));
    open(admin);
  }

  private void create(AdminSession admin, DraftName draft, ThrowawayName.Change how)
      throws SQLException {
    DatabaseMark made = DatabaseMark.of(admin.now(), admin.clientAddress());
    new Drafts(admin).make(draft, how, made, draft.becomes(name));
    mark = made;
  }

  /** It is not when another run drops the template now, or is in it. */
  private boolean isCopied(AdminSession admin, TemplateName from) {
    try {
      DraftName draft = DraftName.at(admin.now());
      create(admin, draft, draft.copy(from));
      return true;
    } catch (SQLException e) {
      return false; // what is really wrong is said by the statement that takes no template of ours
    }
  }

  private void touch(AdminSession admin, TemplateName from) throws SQLException {
    Optional<TemplateMark> there = prefixes.mark(from);
    if (there.isPresent()) {
      remark(admin, from, there.get().usedAt(admin.now()));
    }
  }

  private void remark(AdminSession admin, TemplateName template, TemplateMark as) {
    try {
      admin.run(template.mark(as));
    } catch (SQLException e) {
      // Another run marks or drops it now, and its word is as good.
    }
  }

  private void open(AdminSession admin) throws SQLException {
    admin.run(name.closeToOthers());
    admin.run(name.letIn());
    new DatabaseSettings(name, settings).apply(admin, facts);
    guard = dataSource.getConnection();
    prefixes.placed(guard());
  }

  private void discard(AdminSession admin) throws SQLException {
    guard().close();
    for (ThrowawayName.Change change : name.drop(facts.major())) {
      admin.run(change);
    }
  }

  private Connection guard() {
    return Objects.requireNonNull(guard);
  }

  /** Copies the database as it is now, which PostgreSQL does while nobody is in it. */
  private synchronized Optional<TemplateMark> keepState(
      TemplateName template, Optional<LastState> last, Map<String, String> session)
      throws SQLException {
    if (closed
        || last.isPresent()
            && !last.get()
                .isStillThere(guard(), SessionState.Scope.DATABASE, prefixes.historyTable())) {
      return Optional.empty();
    }
    try (AdminSession admin = server.admin()) {
      Templates templates = new Templates(admin, limit);
      if (templates.size(name.name()) > limit) {
        return Optional.empty(); // it would be dropped at once
      }
      if (refresh && prefixes.mark(template).isPresent()) {
        templates.drop(template, listener);
      }
      // Young again, so that no other run takes it for dead while nobody is in it.
      DatabaseMark young = DatabaseMark.of(admin.now(), admin.clientAddress());
      admin.run(name.mark(young));
      mark = young;
      TemplateMark kept = new TemplateMark(young.created(), young.by(), true, session);
      boolean made;
      guard().close();
      try {
        made = templates.make(template, name, kept);
      } finally {
        guard = guardAgain();
      }
      templates.evict(listener);
      return made ? Optional.of(kept) : Optional.empty();
    }
  }

  private Connection guardAgain() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new ProblemException(lost("", ServerProblem.withCause(e)));
    }
  }

  /** From this template no run can go on as it should. */
  private void disapprove(TemplateName template, TemplateMark there) throws SQLException {
    try (AdminSession admin = server.admin()) {
      remark(admin, template, there.useless());
    }
  }

  @Override
  public Prefixes prefixes() {
    return prefixes;
  }

  @Override
  public synchronized Optional<ThrowawayDatabase> continuedFor(DatabaseOrder order) {
    Optional<ServerPrefixes> other = prefixes.continuedFor(order);
    try {
      if (other.isPresent()) {
        other.get().placed(guard());
        prefixes = other.get();
      }
      return other.map(same -> this);
    } catch (SQLException e) {
      return Optional.empty(); // lost meanwhile; who opens another one sees why
    }
  }

  @Override
  public synchronized void startOver() {
    if (closed) {
      throw new IllegalStateException("the database is dropped already");
    }
    try (AdminSession admin = server.admin()) {
      prefixes.rejectAll();
      discard(admin);
      begin(admin);
    } catch (SQLException e) {
      throw new ProblemException(new ServerProblem(server.login()).refused(e));
    }
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public String url() {
    return dataSource.url();
  }

  @Override
  public String username() {
    return server.login().user();
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public DatabaseOrigin origin() {
    return new DatabaseOrigin(Kind.SERVER, facts.version(), server.login().place());
  }

  /** Why the server cannot be reached any more. */
  @Override
  public Optional<String> lastWords() {
    try {
      if (guard != null && guard.isValid(ANSWER_SECONDS)) {
        return Optional.empty();
      }
      dataSource.with(server.impatient(ANSWER_SECONDS)).getConnection().close();
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(ServerProblem.withCause(e));
    }
  }

  @Override
  public Optional<Problem> gone(String during) {
    return lastWords().map(why -> lost(during, why));
  }

  private Problem lost(String during, String why) {
    return Problem.of("server-lost", "the connection to PostgreSQL was lost" + during)
        .withDetail("server", server.login().place())
        .withDetail("why", why)
        .withFix(
            "see whether the server runs and the network holds, and run again; " + leftBehind());
  }

  /** For a database that cannot be dropped now. */
  private String leftBehind() {
    return "a run some minutes later drops " + name.name() + ", or you do:\n" + dropCommand();
  }

  private String dropCommand() {
    return server.login().psql(server.login().database())
        + " -c 'drop database if exists "
        + name.name()
        + "'";
  }

  @Override
  public synchronized String keep() {
    try (AdminSession admin = server.admin()) {
      admin.run(name.mark(Objects.requireNonNull(mark).keep()));
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of("server-keep", "the database " + name.name() + " cannot be kept")
              .withDetail("server", server.login().place())
              .withDetail("why", ServerProblem.withCause(e))
              .withFix("run again; " + leftBehind()));
    }
    kept = true;
    return dropCommand();
  }

  @Override
  public void close() {
    try {
      // Waits for the hook where the JVM is going down: Maven closes our class loader after this.
      drop();
    } finally {
      forgetHook();
    }
  }

  /** Only now, so that a JVM that is told to end meanwhile waits for the end of this. */
  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down, and the hook finds nothing to do.
    }
  }

  private void closeOnExit() {
    try {
      drop();
    } catch (ProblemException e) {
      System.err.println(e.getMessage()); // nobody is left to catch it
    }
  }

  private synchronized void drop() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (guard != null) {
        guard.close();
      }
      if (!kept) {
        server.drop(name, facts.major());
      }
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of("server-close", "the database " + name.name() + " cannot be dropped")
              .withDetail("server", server.login().place())
              .withDetail("why", ServerProblem.withCause(e))
              .withFix(leftBehind()));
    }
  }

  /** For the states that the migrations reach. */
  private final class Keeping implements ServerPrefixes.Keeper {

    @Override
    public Optional<TemplateMark> keep(
        TemplateName template, Optional<LastState> last, Map<String, String> session)
        throws SQLException {
      return keepState(template, last, session);
    }

    @Override
    public void disapprove(TemplateName template, TemplateMark there) throws SQLException {
      ServerDatabase.this.disapprove(template, there);
    }
  }
}
