package dev.headwater.bench.contestant;

import dev.headwater.bench.Project;
import dev.headwater.bench.Scenario;
import java.util.List;

/**
 * Maven and nothing else: what any plugin costs at least.
 *
 * @param cleans {@code mvn clean validate}, the floor of a build that cleans
 */
public record BareMaven(boolean cleans) implements Contestant {

  public static final String NAME = "mvn validate";

  @Override
  public String name() {
    return cleans ? "mvn clean validate" : NAME;
  }

  @Override
  public String word() {
    return cleans ? "bare-clean" : "bare";
  }

  @Override
  public String plugins(Project project) {
    return "";
  }

  @Override
  public boolean takesPart(Scenario scenario) {
    return cleans ? scenario == Scenario.CLEAN : scenario != Scenario.WATCH;
  }

  @Override
  public boolean generates() {
    return false;
  }

  @Override
  public List<String> goals(Scenario scenario) {
    return cleans ? List.of("clean", "validate") : List.of("validate");
  }

  @Override
  public void prepare(Scenario scenario, Project project) {}
}
