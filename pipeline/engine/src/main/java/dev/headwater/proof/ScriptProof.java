package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.codegen.RunProblem;
import dev.headwater.database.OpenDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.StateScripts.Temporary;
import dev.headwater.script.MigrationNaming;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Runs migrations that may come, by Flyway, on a database with rows, and compares what is there
 * afterwards with what was wanted.
 */
public final class ScriptProof {

  private static final String NOT_NULL = "23502";

  private final StateReading states;
  private final UnaryOperator<Catalog> comparable;

  /**
   * @param comparable the part of a catalogue that is compared
   */
  public ScriptProof(StateReading states, UnaryOperator<Catalog> comparable) {
    this.states = states;
    this.comparable = comparable;
  }

  /** Tries a proposal. */
  public Proof of(Proposal proposal) {
    return RunProblem.said(states.request(), () -> tried(proposal));
  }

  private Proof tried(Proposal proposal) throws IOException {
    Temporary folder = Temporary.make();
    try {
      Trial trial = new Trial(proposal, folder);
      Map<String, String> withoutRows = new TreeMap<>();
      // Rows are made up: where they do not fit what comes, this is not the script's fault.
      List<Predicate<Id>> attempts =
          List.of(table -> true, table -> !proposal.touches(table), table -> false);
      for (Predicate<Id> tables : attempts) {
        Optional<Proof> proof = trial.run(tables, withoutRows);
        if (proof.isPresent()) {
          return proof.get();
        }
      }
      throw new IllegalStateException("no attempt without rows");
    } finally {
      folder.close();
    }
  }

  private final class Trial {

    private final Proposal proposal;
    private final StateScripts before;
    private final StateScripts after;
    private final StateScripts undone;

    Trial(Proposal proposal, Temporary folder) throws IOException {
      this.proposal = proposal;
      this.before = states.scripts(State.HERE);
      ScriptSource source = before.set().source();
      for (ProposedFile file : proposal.files()) {
        file.write(folder.path().resolve("forward"));
      }
      MigrationNaming naming = MigrationNaming.of(source);
      String last = naming.writtenVersion(lastFile().name());
      int number = 0;
      for (ProposedFile file : proposal.back()) {
        number++;
        String name = naming.versioned() + last + "." + number + naming.separator() + "undo.sql";
        file.named(name).write(folder.path().resolve("back"));
      }
      ScriptSource forward = with(source, folder, "forward");
      this.after = scripts(forward);
      this.undone = scripts(with(forward, folder, "back"));
    }

    private ProposedFile lastFile() {
      return proposal.files().get(proposal.files().size() - 1);
    }

    private ScriptSource with(ScriptSource source, Temporary folder, String name) {
      List<String> locations = new ArrayList<>(source.locations());
      locations.add("filesystem:" + folder.path().resolve(name));
      return source.withLocations(locations);
    }

    private StateScripts scripts(ScriptSource source) {
      return new StateScripts(State.HERE, ScriptSet.find(source), 0, Optional.empty());
    }

    /** Empty where the made-up rows were in the way. */
    Optional<Proof> run(Predicate<Id> tables, Map<String, String> withoutRows) throws IOException {
      try (OpenDatabase open = states.openToMigrateOn(before)) {
        Catalog begin = states.built(before, open).catalog();
        RowSums sums = new RowSums(begin, proposal.to(), proposal.renames());
        SampleRows rows = rows(open, begin, tables);
        withoutRows.putAll(rows.without());
        Map<String, String> sumsBefore = asked(open, sums::before);
        List<String> against = new ArrayList<>();
        Optional<Problem> failure = migrated(open, after);
        if (failure.isPresent()) {
          Problem problem = failure.get();
          boolean isOfRows = problem.code().startsWith("22") || problem.code().startsWith("23");
          if (isOfRows && rows.rows() > 0 && !problem.code().equals(NOT_NULL)) {
            begin.of(Kind.TABLE).stream()
                .map(Fact::id)
                .filter(table -> tables.test(table) && proposal.touches(table))
                .forEach(table -> withoutRows.put(table.qualified(), problem.message()));
            return Optional.empty();
          }
          against.add(
              (isOfRows && rows.rows() > 0 ? "it fails where tables have rows: " : "it fails: ")
                  + said(problem));
          return Optional.of(
              new Proof(against, List.of(), rows.rows(), withoutRows, Optional.empty()));
        }
        Catalog end = states.built(after, open).catalog();
        against.addAll(differing(end, proposal.to(), "after it"));
        against.addAll(changedRows(sumsBefore, asked(open, sums::after)));
        against.addAll(madeAgain(begin, end));
        Optional<String> witness = against.isEmpty() ? witness(open, against) : Optional.empty();
        List<String> againstBack = back(open);
        if (against.isEmpty() && !before.leadsExactlyTo(after)) {
          against.addAll(inNewDatabase());
        }
        return Optional.of(new Proof(against, againstBack, rows.rows(), withoutRows, witness));
      }
    }

    /** The version of the witness, whose objections are added. */
    private Optional<String> witness(OpenDatabase open, List<String> against) throws IOException {
      Optional<PgDump> dump = PgDump.atHand(open.database().origin());
      if (dump.isEmpty() || proposal.whole().isEmpty()) {
        return Optional.empty();
      }
      String history = states.request().scripts().historyTable();
      List<String> seen = dump.get().lines(open.database(), history);
      try (StateScripts scripts = states.scripts(proposal.whole().get());
          OpenDatabase wanted = states.openToMigrateOn(scripts)) {
        List<String> expected = new ArrayList<>(dump.get().lines(wanted.database(), history));
        List<String> more = new ArrayList<>(seen);
        expected.forEach(more::remove);
        seen.forEach(expected::remove);
        more.forEach(line -> against.add("pg_dump sees what is not wanted: " + line));
        expected.forEach(line -> against.add("pg_dump misses: " + line));
      }
      return Optional.of(dump.get().version());
    }

    /** Repeatable migrations run after it there, and may undo what it does. */
    private List<String> inNewDatabase() throws IOException {
      try {
        return differing(states.alone(after).catalog(), proposal.to(), "in a new database");
      } catch (ProblemException e) {
        return List.of("in a new database it fails: " + said(e.problems().get(0)));
      }
    }

    private List<String> back(OpenDatabase open) throws IOException {
      Optional<Problem> failure = migrated(open, undone);
      return failure.isPresent()
          ? List.of("it fails: " + said(failure.get()))
          : differing(states.built(undone, open).catalog(), proposal.from(), "after it");
    }

    private Optional<Problem> migrated(OpenDatabase open, StateScripts scripts) throws IOException {
      try {
        states.migrateOn(open, scripts);
        return Optional.empty();
      } catch (ProblemException e) {
        return Optional.of(e.problems().get(0));
      }
    }

    /** Objects that are the same on both sides, and lost what they held. */
    private List<String> madeAgain(Catalog begin, Catalog end) {
      List<String> found = new ArrayList<>();
      for (Fact fact : begin.facts()) {
        Id later = proposal.renames().later(fact.id());
        Optional<Fact> wanted = proposal.to().find(later).filter(fact::isSame);
        if (holdsData(fact) && wanted.isPresent() && !proposal.announcesLossOf(later)) {
          end.find(later)
              .filter(
                  now ->
                      now.place().oid() != fact.place().oid()
                          || now.place().subId() != fact.place().subId())
              .ifPresent(now -> found.add("made again: " + ObjectName.of(now)));
        }
      }
      return found;
    }

    private boolean holdsData(Fact fact) {
      return switch (fact.id().kind()) {
        case TABLE, SEQUENCE -> true;
        case COLUMN ->
            fact.parent().filter(table -> table.kind() == Kind.TABLE).isPresent()
                && !fact.has("generated");
        default -> false;
      };
    }

    private List<String> changedRows(Map<String, String> sums, Map<String, String> now) {
      return sums.entrySet().stream()
          .filter(sum -> !sum.getValue().equals(now.get(sum.getKey())))
          .map(Map.Entry::getKey)
          .filter(table -> !proposal.announcesLossOf(id(table)))
          .map(table -> "the rows of " + table + " are not what they were")
          .toList();
    }

    private Id id(String table) {
      return proposal.to().of(Kind.TABLE).stream()
          .map(Fact::id)
          .filter(id -> id.qualified().equals(table))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String said(Problem problem) {
    return problem.message() + " (" + problem.code() + ")";
  }

  private List<String> differing(Catalog all, Catalog wanted, String when) {
    Catalog there = comparable.apply(all);
    return Comparison.of(there, wanted).changes().stream()
        .map(
            change ->
                wanted.find(change.id()).or(() -> there.find(change.id())).map(ObjectName::of))
        .flatMap(Optional::stream)
        .map(name -> when + " differs: " + name)
        .toList();
  }

  static SampleRows rows(OpenDatabase open, Catalog catalog, Predicate<Id> tables) {
    return asked(open, connection -> SampleRows.put(connection, catalog, tables));
  }

  /** Questions to the database of the proof. */
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  static <T> T asked(OpenDatabase open, Question<T> question) {
    try (Connection connection = open.database().dataSource().getConnection()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of(
              String.valueOf(e.getSQLState()),
              "the database of the proof does not answer: " + e.getMessage()));
    }
  }
}
