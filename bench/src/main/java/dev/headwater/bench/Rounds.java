package dev.headwater.bench;

import dev.headwater.bench.contestant.Contestant;
import dev.headwater.bench.contestant.Pom;
import dev.headwater.bench.measure.Build;
import dev.headwater.bench.measure.Build.Run;
import dev.headwater.bench.measure.Cell;
import dev.headwater.bench.measure.FailedBuildException;
import dev.headwater.bench.measure.Maven;
import dev.headwater.bench.measure.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * One schema, measured in rounds. In each, all contestants go through a scenario one after the
 * other before the next scenario begins, so that what else the machine does meets all of them.
 */
final class Rounds {

  private final Subject subject;
  private final Maven maven;
  private final Results results;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private int edits;

  Rounds(Subject subject, Maven maven, Results results) {
    this.subject = subject;
    this.maven = maven;
    this.results = results;
  }

  /**
   * Builds everything, online and not counted: what has to be fetched is fetched here. Twice,
   * because Headwater makes the JVM's archive of classes in its second run.
   */
  void warmUp(List<Contestant> contestants) throws IOException, InterruptedException {
    for (Contestant contestant : contestants) {
      Project project =
          new Project(
              maven.place().projects().resolve(subject.label()).resolve(contestant.word()),
              subject);
      project.create(Pom.of(contestant, project));
      Entry entry = new Entry(contestant, project);
      progress("warm-up", entry);
      try {
        for (int time = 0; time < 2; time++) {
          contestant.prepare(Scenario.FIRST, project);
          run(entry, new Attempt(Scenario.CLEAN, 0, List.of()));
        }
        entries.add(entry);
      } catch (FailedBuildException e) {
        leaveOut(entry, e);
      }
    }
  }

  void measure(int rounds, Set<Scenario> scenarios) throws IOException, InterruptedException {
    for (int round = 1; round <= rounds; round++) {
      for (Scenario scenario : scenarios) {
        edits++;
        // The order changes from round to round: nobody always comes after the same one.
        List<Entry> order = new ArrayList<>(entries);
        Collections.rotate(order, round);
        for (Entry entry : order) {
          if (entry.contestant().takesPart(scenario)) {
            measure(entry, scenario, round);
          }
        }
      }
    }
  }

  private void measure(Entry entry, Scenario scenario, int round)
      throws IOException, InterruptedException {
    Project project = entry.project();
    entry.contestant().prepare(scenario, project);
    if (scenario == Scenario.FIRST) {
      project.forget();
    } else if (scenario == Scenario.LAST) {
      project.edit(edits);
    }
    progress("round " + round + ", " + scenario.title(), entry);
    try {
      Run run = run(entry, new Attempt(scenario, round, List.of("-o")));
      results.add(new Cell(subject.label(), scenario, entry.contestant().name()), round, run);
    } catch (FailedBuildException e) {
      leaveOut(entry, e);
    }
  }

  private Run run(Entry entry, Attempt attempt) throws IOException, InterruptedException {
    Contestant contestant = entry.contestant();
    Project project = entry.project();
    Scenario scenario = attempt.scenario();
    List<String> arguments = new ArrayList<>(attempt.options());
    arguments.addAll(contestant.goals(scenario));
    Build build = maven.build(project.folder(), arguments);
    String name =
        "%s-%s-%s-%d.log"
            .formatted(subject.label(), contestant.word(), scenario.word(), attempt.round());
    Path log = maven.place().logs().resolve(name);
    Run run = build.run(log);
    if (contestant.generates()
        && (project.classes() == 0 || (scenario == Scenario.LAST && !project.knows(edits)))) {
      throw new FailedBuildException("did not write the classes", log);
    }
    return run;
  }

  private void leaveOut(Entry entry, FailedBuildException e) {
    entries.remove(entry);
    remarks.add(
        "%s on %s: %s".formatted(entry.contestant().name(), subject.label(), e.getMessage()));
    System.err.println("  " + remarks.get(remarks.size() - 1));
  }

  private void progress(String what, Entry entry) {
    System.err.println(subject.label() + ": " + what + ": " + entry.contestant().name());
  }

  /** How many classes each contestant wrote, and who was left out. */
  List<String> remarks() throws IOException {
    List<String> all = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (Entry one : entries) {
      if (one.contestant().generates()) {
        classes.add(one.contestant().name() + " " + one.project().classes());
      }
    }
    all.add(subject.label() + ", classes written: " + String.join(", ", classes));
    all.addAll(remarks);
    return all;
  }

  private record Entry(Contestant contestant, Project project) {}

  /** One start of Maven. */
  private record Attempt(Scenario scenario, int round, List<String> options) {}
}
