package dev.headwater.bench;

import dev.headwater.bench.contestant.Headwater;
import dev.headwater.bench.contestant.Pom;
import dev.headwater.bench.measure.Cell;
import dev.headwater.bench.measure.FailedBuildException;
import dev.headwater.bench.measure.Maven;
import dev.headwater.bench.measure.Results;
import dev.headwater.bench.measure.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Headwater alone: nobody else has a watch. */
record WatchRounds(Subject subject, Maven maven, Results results) {

  /** What the remark is, where there is one. */
  List<String> measure(int rounds) throws IOException, InterruptedException {
    Headwater headwater = new Headwater(maven.place().cache());
    Project project =
        new Project(maven.place().projects().resolve(subject.label()).resolve("watch"), subject);
    project.create(Pom.of(headwater, project));
    // An earlier bench made the same edits, and their classes are kept.
    headwater.prepare(Scenario.FIRST, project);
    Path log = maven.place().logs().resolve("watch.log");
    System.err.println(subject.label() + ": " + Scenario.WATCH.title());
    try {
      maven.build(project.folder(), List.of("generate-sources")).run(log);
      try (Watch watch =
          Watch.start(
              project, maven.build(project.folder(), headwater.goals(Scenario.WATCH)), log)) {
        // The first edit also waits for the start.
        watch.edit(0);
        for (int round = 1; round <= rounds; round++) {
          results.add(
              new Cell(subject.label(), Scenario.WATCH, headwater.name()),
              round,
              watch.edit(round));
        }
      }
      return List.of();
    } catch (FailedBuildException e) {
      return List.of("watch: " + e.getMessage());
    }
  }
}
