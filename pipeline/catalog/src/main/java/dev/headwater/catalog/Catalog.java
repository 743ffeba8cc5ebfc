package dev.headwater.catalog;

import dev.headwater.catalog.ReadOnlyTransaction.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All objects of a database as facts, read at one moment. */
public final class Catalog {

  /** The longest wait for a lock. Others wait behind a session that waits longer. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

  private final int serverVersion;
  private final SortedMap<Id, Fact> facts;
  private final Map<Id, Fact> byId;
  private final SortedMap<String, Long> notModelled;
  private final Map<Id, List<Fact>> children = new HashMap<>();

  /**
   * @param serverVersion as {@code server_version_num}
   * @param notModelled how many objects of a kind exist about which there are no facts
   */
  public Catalog(int serverVersion, Collection<Fact> facts, Map<String, Long> notModelled) {
    this.serverVersion = serverVersion;
    SortedMap<Id, Fact> sorted = new TreeMap<>();
    facts.forEach(fact -> sorted.put(fact.id(), fact));
    this.facts = Collections.unmodifiableSortedMap(sorted);
    this.byId = new HashMap<>(sorted);
    for (Fact fact : this.facts.values()) {
      fact.parent().ifPresent(p -> children.computeIfAbsent(p, any -> new ArrayList<>()).add(fact));
    }
    children
        .values()
        .forEach(c -> c.sort(Comparator.comparingInt(fact -> fact.place().position())));
    this.notModelled = Collections.unmodifiableSortedMap(new TreeMap<>(notModelled));
  }

  /**
   * Reads the database in one read-only transaction. The role of the connection stands for the
   * owner of everything: its ownership is no fact.
   *
   * @throws SQLException when the server does not answer in time, or the schema changes meanwhile
   */
  public static Catalog read(Connection connection) throws SQLException {
    return read(connection, new ReadOptions(Optional.empty(), Duration.ofMinutes(2)));
  }

  /** Reads the database as the options say. */
  public static Catalog read(Connection connection, ReadOptions options) throws SQLException {
    return ReadOnlyTransaction.read(
        connection,
        new Limits(options.timeout(), LOCK_TIMEOUT),
        session -> within(session, options.owner()));
  }

  /**
   * Reads the database in the transaction of its connection.
   *
   * @param connection as {@link ReadOnlyTransaction} hands it out
   * @param owner the role that stands for the owner; empty for the role of the connection
   */
  public static Catalog within(Connection connection, Optional<String> owner) throws SQLException {
    return new CatalogReading(connection, owner).read();
  }

  /**
   * @param owner the role that stands for the owner; empty for the role of the connection
   * @param timeout of each question
   */
  public record ReadOptions(Optional<String> owner, Duration timeout) {}

  public int serverVersion() {
    return serverVersion;
  }

  public int major() {
    return serverVersion / 10000;
  }

  /** All facts, in the order of their identities. */
  public Collection<Fact> facts() {
    return facts.values();
  }

  public Optional<Fact> find(Id id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Facts of one kind, in the order of their identities. */
  public List<Fact> of(Kind kind) {
    return facts().stream().filter(fact -> fact.id().kind() == kind).toList();
  }

  /** Facts whose parent this is, in the order of their places. */
  public List<Fact> children(Id parent, Kind kind) {
    return children.getOrDefault(parent, List.of()).stream()
        .filter(fact -> fact.id().kind() == kind)
        .toList();
  }

  /** How many objects of a kind exist about which there are no facts; empty at best. */
  public SortedMap<String, Long> notModelled() {
    return notModelled;
  }

  /** The same without some facts. */
  public Catalog filtered(Predicate<Fact> kept) {
    return new Catalog(serverVersion, facts().stream().filter(kept).toList(), notModelled);
  }

  /** The same without some objects and everything that is theirs. */
  public Catalog without(Predicate<Fact> object) {
    return filtered(fact -> !isWithin(fact, object));
  }

  private boolean isWithin(Fact fact, Predicate<Fact> object) {
    Optional<Fact> at = Optional.of(fact);
    while (at.isPresent()) {
      if (object.test(at.get())) {
        return true;
      }
      at = at.get().parent().flatMap(this::find);
    }
    return false;
  }
}
