package dev.headwater.database.server;

import dev.headwater.database.DatabaseListener;
import dev.headwater.io.Sha256;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Our templates on a server: those that the user owns, with our name and our mark.
 *
 * @param limit what they may take together, in bytes
 */
record Templates(AdminSession admin, long limit) {

  /** A developer works on few branches at a time, and the server is not only his. */
  static final int MOST = 12;

  /** The second one when two runs rename at the same moment. */
  private static final Set<String> THERE_ALREADY = Set.of("42P04", "23505");

  /**
   * A session that was just closed may still be there for a moment; PostgreSQL itself waits for 5
   * seconds each time.
   */
  private static final int TRIES = 2;

  /**
   * What a state depends on beside its scripts and the settings that every database of ours has:
   * programs, extensions, who owns what is made, and the server's other settings.
   */
  private static final String GROUND =
      """
      select version() || ' ' || current_user || ' ' || session_user,
        (select string_agg(e::text, ' ' order by name) from
          (select name, default_version from pg_catalog.pg_available_extensions) e),
        (select string_agg(s::text, ' ' order by name) from
          (select name, setting from pg_catalog.pg_settings
           where source not in ('default', 'client', 'session', 'override')) s)""";

  /**
   * One of them.
   *
   * @param mark empty when its making was killed before the last step
   */
  private record Found(String name, Optional<TemplateMark> mark, Instant used) {}

  /** Changes with whatever the states of a database depend on, beside the order. */
  String ground() throws SQLException {
    try (Statement statement = admin.connection().createStatement();
        ResultSet row = statement.executeQuery(GROUND)) {
      row.next();
      return Sha256.of(row.getString(1) + "\n" + row.getString(2) + "\n" + row.getString(3));
    }
  }

  /** Our templates by name, with what stands on them. */
  Map<TemplateName, TemplateMark> all() throws SQLException {
    Map<TemplateName, TemplateMark> all = new LinkedHashMap<>();
    for (Found one : found()) {
      one.mark().ifPresent(mark -> all.put(new TemplateName(one.name()), mark));
    }
    return all;
  }

  /**
   * Makes one of a database of ours.
   *
   * @return false when another run made it meanwhile
   */
  boolean make(TemplateName template, ThrowawayName of, TemplateMark mark) throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        DraftName draft = DraftName.at(mark.used());
        DatabaseMark unfinished = new DatabaseMark(mark.used(), mark.by(), false);
        new Drafts(admin).make(draft, draft.copy(of), unfinished, draft.becomes(template));
        admin.run(template.mark(mark));
        return true;
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (THERE_ALREADY.contains(state)) {
          return false;
        }
        if (tries == TRIES || !state.equals("55006")) {
          throw e;
        }
      }
    }
  }

  /** Keeps the most recently used ones. */
  void evict(DatabaseListener listener) throws SQLException {
    Instant marked = admin.now().minus(DeadDatabases.AGE);
    long sum = 0;
    int number = 0;
    for (Found one : found()) {
      sum += size(one.name());
      number++;
      boolean broken = one.mark().isEmpty() && one.used().isBefore(marked);
      if (broken || number > MOST || sum > limit) {
        drop(new TemplateName(one.name()), listener);
      }
    }
  }

  /** In bytes; none when it is gone meanwhile. */
  long size(String database) throws SQLException {
    try (PreparedStatement query =
        admin.connection().prepareStatement("select pg_catalog.pg_database_size(?::name)")) {
      query.setString(1, database);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      if (DeadDatabases.NOT_OURS_ANY_MORE.contains(e.getSQLState())) {
        return 0;
      }
      throw e;
    }
  }

  /** Drops it, unless somebody is in it or was faster. */
  void drop(TemplateName name, DatabaseListener listener) {
    try {
      admin.run(name.drop());
    } catch (SQLException e) {
      if (!DeadDatabases.NOT_OURS_ANY_MORE.contains(e.getSQLState())) {
        listener.warned("cannot drop the template " + name.name() + ": " + ServerProblem.words(e));
      }
    }
  }

  /** The most recently used one first; what somebody else has made is not among them. */
  private List<Found> found() throws SQLException {
    List<Found> all = new ArrayList<>();
    for (OwnDatabase one : OwnDatabase.like(TemplateName.PATTERN, admin)) {
      Optional<TemplateMark> mark = TemplateMark.parse(one.comment());
      mark.map(TemplateMark::used)
          .or(() -> DatabaseMark.parse(one.comment()).map(DatabaseMark::created))
          .ifPresent(used -> all.add(new Found(one.name(), mark, used)));
    }
    all.sort(Comparator.comparing(Found::used).reversed());
    return all;
  }
}
