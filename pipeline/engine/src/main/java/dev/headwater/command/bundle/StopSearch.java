package dev.headwater.command.bundle;

import dev.headwater.apply.ScriptRest;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.command.bundle.RecordedWay.Moment;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.proof.LiveState;
import dev.headwater.script.ReadScript;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Looks for the statement of one script at which its run was stopped. */
final class StopSearch {

  /** Statements that may run twice. */
  private static final List<String> HARMLESS =
      List.of("vacuum", "analyze", "reindex", "set", "reset", "select", "refresh", "cluster");

  private final LiveState live;
  private final RecordedWay way;
  private final Script script;
  private final BiPredicate<LiveState, Moment> isAt;
  private final List<Statement> statements;

  /** The state before the script, then those after each of its statements. */
  private final List<Moment> moments = new ArrayList<>();

  /** A script of a set, as Flyway sends it. */
  record Script(ScriptSet scripts, ScriptFile file) {

    ReadScript read() {
      return scripts.read(file, Map.of());
    }
  }

  /**
   * @param isAt compares a database with a recorded state
   */
  StopSearch(LiveState live, RecordedWay way, Script script, BiPredicate<LiveState, Moment> isAt) {
    this.live = live;
    this.way = way;
    this.script = script;
    this.isAt = isAt;
    this.statements = Statement.all(script.read().sql());
  }

  /**
   * The script as it was stopped; empty where it has not begun, as far as the catalogue shows, or
   * where the database is nowhere on its way.
   *
   * @throws ProblemException when nobody can know which of its statements ran
   */
  Optional<StoppedScript> from(Moment before) {
    if (isAt.test(live, before)) {
      return Optional.empty();
    }
    moments.add(before);
    way.moments().stream()
        .filter(moment -> moment.script().equals(script.file().fileName()))
        .forEach(moments::add);
    if (new ScriptRest(script.scripts(), script.file()).hasTransactions()) {
      if (moments.stream().anyMatch(moment -> isAt.test(live, moment))) {
        throw new ProblemException(ownTransactions());
      }
      return Optional.empty();
    }
    if (moments.size() != statements.size() + 1) {
      return Optional.empty(); // the build has not seen each statement
    }
    for (int done = statements.size(); done > 0; done--) {
      if (isAt.test(live, moments.get(done))) {
        return Optional.of(between(done));
      }
    }
    return inTheMiddleOfAStatement();
  }

  /**
   * The database is as after a statement, and as after those before it that leave no trace.
   *
   * @param last the last statement that may have run
   */
  private StoppedScript between(int last) {
    int first = last;
    while (first > 0
        && moments.get(first - 1).fingerprint().equals(moments.get(last).fingerprint())) {
      first--;
    }
    List<Integer> unknown = new ArrayList<>();
    for (int number = first + 1; number <= last; number++) {
      if (!isHarmless(number)) {
        unknown.add(number);
      }
    }
    if (!unknown.isEmpty()) {
      throw new ProblemException(notKnown(first, unknown));
    }
    return found(first, List.of());
  }

  /** {@code CONCURRENTLY} leaves invalid indexes, and they tell which statement ran. */
  private Optional<StoppedScript> inTheMiddleOfAStatement() {
    List<Fact> facts =
        live.catalog().of(Kind.INDEX).stream().filter(fact -> fact.has("valid")).toList();
    Set<Id> invalid = facts.stream().map(Fact::id).collect(Collectors.toSet());
    if (invalid.isEmpty()) {
      return Optional.empty();
    }
    List<Catalog> catalogs = way.catalogs(moments);
    LiveState without = with(live.catalog().without(fact -> invalid.contains(fact.id())));
    LiveState valid = with(asValid(live.catalog()));
    for (int number = statements.size(); number > 0; number--) {
      Moment before = moments.get(number - 1);
      boolean wasThere = isIn(catalogs.get(number - 1), invalid);
      boolean isThere = isIn(catalogs.get(number), invalid);
      boolean isMade = (isThere && !wasThere) || isRebuilt(number, invalid);
      if (isMade && isAt.test(without, before)) {
        return Optional.of(found(number - 1, facts.stream().map(StopSearch::name).toList()));
      }
      boolean isDropped = wasThere && !isThere;
      if (isDropped && isAt.test(valid, before)) {
        return Optional.of(found(number - 1, List.of()));
      }
    }
    return Optional.empty();
  }

  /** An index lies in the schema of its table. */
  private static String name(Fact index) {
    return index.parent().map(Id::scope).orElse("public") + "." + index.id().name();
  }

  private static boolean isIn(Catalog catalog, Set<Id> indexes) {
    return indexes.stream().allMatch(id -> catalog.find(id).isPresent());
  }

  private boolean isRebuilt(int number, Set<Id> indexes) {
    return statements.get(number - 1).has(0, "reindex")
        && indexes.stream().allMatch(id -> id.name().matches(".*_cc(new|old)\\d*\"?"));
  }

  private LiveState with(Catalog catalog) {
    return new LiveState(
        live.state(), live.postgres(), live.owner(), catalog, live.history(), live.collations());
  }

  private static Catalog asValid(Catalog catalog) {
    return new Catalog(
        catalog.serverVersion(),
        catalog.facts().stream()
            .map(fact -> fact.id().kind() == Kind.INDEX ? fact.without(Set.of("valid")) : fact)
            .toList(),
        catalog.notModelled());
  }

  private boolean isHarmless(int number) {
    return HARMLESS.stream().anyMatch(word -> statements.get(number - 1).has(0, word));
  }

  private StoppedScript found(int done, List<String> left) {
    return new StoppedScript(
        script.file(),
        way.found().stream()
            .filter(one -> one.script().replaceFirst(".*[/\\\\]", "").equals(name()))
            .findFirst()
            .orElseThrow(),
        statements.stream().map(this::place).toList(),
        done,
        left);
  }

  private String name() {
    return script.file().fileName();
  }

  private SourceLocation place(Statement statement) {
    return script.read().place(statement.start());
  }

  private Problem notKnown(int done, List<Integer> unknown) {
    return Problem.of("script-stopped", name() + " was stopped in the middle")
        .at(place(statements.get(unknown.get(0) - 1)))
        .withDetail("there", done + " of " + statements.size() + " statements")
        .withDetail(
            "not known",
            "whether "
                + unknown.stream()
                    .map(number -> "line " + place(statements.get(number - 1)).line())
                    .collect(Collectors.joining(" and "))
                + " ran, because the schema does not show it")
        .withFix(
            "look at the data, run the rest of the script by hand, and then: mvn headwater:stamp"
                + " -Dheadwater.to=V"
                + moments.get(1).version().orElseThrow().text());
  }

  private Problem ownTransactions() {
    return Problem.of("script-stopped", name() + " was stopped in the middle")
        .withDetail("why", "it has transactions of its own, so a part of it may be rolled back")
        .withFix(
            "run the rest of the script by hand, and then: mvn headwater:stamp -Dheadwater.to=V"
                + moments.get(1).version().orElseThrow().text());
  }
}
