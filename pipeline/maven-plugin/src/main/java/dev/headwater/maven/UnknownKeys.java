package dev.headwater.maven;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Refuses parameters that do not exist; Maven itself drops them without a word. */
final class UnknownKeys {

  private static final List<String> MAPS =
      List.of("headwater.flyway.", "headwater.placeholders.", "headwater.serverSettings.");

  /** Holds the version of the plugin in many a POM, and is overridden where a new one is tried. */
  private static final String VERSION = "headwater.version";

  private UnknownKeys() {}

  static void refuse(MavenSession session, MojoExecution execution) {
    Set<String> names = new TreeSet<>();
    Set<String> properties = new TreeSet<>(ServerParameters.PROPERTIES);
    for (MojoDescriptor mojo : execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
      for (Parameter parameter : mojo.getParameters()) {
        if (parameter.isEditable()) {
          names.add(parameter.getName());
        }
      }
      for (var value : mojo.getMojoConfiguration().getChildren()) {
        properties.add(value.getValue("").replaceAll("^\\$\\{|}$", ""));
      }
    }
    List<Problem> problems = new ArrayList<>();
    configured(session, execution).stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> problems.add(unknown("<" + name + ">", names)));
    properties.removeIf(property -> !property.startsWith("headwater."));
    for (Object key : session.getUserProperties().keySet()) {
      String name = String.valueOf(key);
      if (name.startsWith("headwater.")
          && !properties.contains(name)
          && !name.equals(VERSION)
          && MAPS.stream().noneMatch(name::startsWith)) {
        problems.add(unknown("-D" + name, properties));
      }
    }
    ProblemException.throwIfAny(problems);
  }

  private static Set<String> configured(MavenSession session, MojoExecution execution) {
    // The plugin of a goal on the command line does not know what the POM says of it.
    Plugin inPom = session.getCurrentProject().getPlugin(execution.getPlugin().getKey());
    Plugin plugin = inPom == null ? execution.getPlugin() : inPom;
    Set<String> names = new TreeSet<>();
    add(plugin.getConfiguration(), names);
    for (PluginExecution candidate : plugin.getExecutions()) {
      if (candidate.getId().equals(execution.getExecutionId())) {
        add(candidate.getConfiguration(), names);
      }
    }
    return names;
  }

  private static void add(Object configuration, Set<String> names) {
    if (configuration instanceof Xpp3Dom dom) {
      for (Xpp3Dom child : dom.getChildren()) {
        names.add(child.getName());
      }
    }
  }

  private static Problem unknown(String given, Set<String> known) {
    Problem problem =
        Problem.of("unknown-parameter", "headwater-maven-plugin has no parameter " + given)
            .withDetail("known", known.stream().sorted().collect(Collectors.joining(", ")))
            .withFix("correct it, or look it up: mvn headwater:help -Ddetail");
    return given.startsWith("<") ? problem.at(SourceLocation.file("pom.xml")) : problem;
  }
}
