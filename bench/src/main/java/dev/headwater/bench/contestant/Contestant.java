package dev.headwater.bench.contestant;

import dev.headwater.bench.Project;
import dev.headwater.bench.Scenario;
import java.io.IOException;
import java.util.List;

/** Something that can make the classes, or the floor that nothing can go below. */
public sealed interface Contestant permits BareMaven, Headwater, Peer, Trio {

  /** In the tables. */
  String name();

  /** In the names of files. */
  String word();

  /** What stands in {@code <plugins>}. */
  String plugins(Project project);

  /** Whether there is something to measure. */
  default boolean takesPart(Scenario scenario) {
    return scenario != Scenario.WATCH;
  }

  /** Whether it must leave classes behind. */
  default boolean generates() {
    return true;
  }

  default List<String> goals(Scenario scenario) {
    return scenario == Scenario.CLEAN
        ? List.of("clean", "generate-sources")
        : List.of("generate-sources");
  }

  /** Before a run, and not counted: what is not part of the project is put into its state. */
  void prepare(Scenario scenario, Project project) throws IOException;
}
