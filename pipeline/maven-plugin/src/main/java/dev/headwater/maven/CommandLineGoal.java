package dev.headwater.maven;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * A goal that stands on the command line and in no POM, such as {@code mvn headwater:check}. Maven
 * shows it the {@code <configuration>} of the plugin only; what it needs stands in the executions
 * of {@code generate}.
 */
record CommandLineGoal(MavenSession session, MavenProject project, MojoExecution execution) {

  private static final String DEFAULT_ID = "default-cli";

  /** Whether it is one, and has not yet been given an execution of {@code generate} to follow. */
  boolean isUnbound() {
    return execution.getSource() == MojoExecution.Source.CLI
        && execution.getExecutionId().equals(DEFAULT_ID)
        && declared().stream().noneMatch(e -> e.getId().equals(DEFAULT_ID));
  }

  /** The ids of the executions of {@code generate} in this project's POM. */
  List<String> generateIds() {
    return ids("generate");
  }

  private List<String> ids(String goal) {
    return declared().stream()
        .filter(e -> e.getGoals().contains(goal))
        .map(PluginExecution::getId)
        .toList();
  }

  /** The id of the execution, if the goal runs more than once in this project. */
  Optional<String> idAmongSeveral() {
    String id = execution.getExecutionId();
    List<String> all = generateIds().contains(id) ? generateIds() : ids(execution.getGoal());
    return all.size() > 1 ? Optional.of(id) : Optional.empty();
  }

  /** Whether the POM says anything about the plugin outside of an execution. */
  boolean isConfigured() {
    return plugin().map(Plugin::getConfiguration).isPresent()
        || session.getUserProperties().containsKey("headwater.packageName");
  }

  /** The goal as Maven understands it, with the configuration of one execution. */
  String task(String executionId) {
    PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
    return String.join(
            ":",
            plugin.getGroupId(),
            plugin.getArtifactId(),
            plugin.getVersion(),
            execution.getGoal())
        + "@"
        + executionId;
  }

  /** Lets {@code -D} win: who types it means it, also where the POM says something else. */
  void preferCommandLine(MojoExecution chosen) {
    Xpp3Dom configuration = chosen.getConfiguration();
    MojoDescriptor descriptor = chosen.getMojoDescriptor();
    Properties typed = session.getUserProperties();
    for (String name :
        List.of(configuration.getChildren()).stream().map(Xpp3Dom::getName).toList()) {
      PlexusConfiguration known = descriptor.getMojoConfiguration().getChild(name, false);
      String property =
          known == null || known.getValue() == null
              ? "headwater." + name
              : known.getValue().replaceAll("^\\$\\{|}$", "");
      if (typed.containsKey(property)) {
        replace(configuration, name, Optional.ofNullable(known));
      }
    }
    chosen.setConfiguration(configuration);
  }

  private static void replace(
      Xpp3Dom configuration, String name, Optional<PlexusConfiguration> known) {
    for (int i = configuration.getChildCount() - 1; i >= 0; i--) {
      if (configuration.getChild(i).getName().equals(name)) {
        configuration.removeChild(i);
      }
    }
    known.ifPresent(
        expression -> {
          Xpp3Dom child = new Xpp3Dom(name);
          child.setValue(expression.getValue());
          for (String attribute : expression.getAttributeNames()) {
            child.setAttribute(attribute, expression.getAttribute(attribute));
          }
          configuration.addChild(child);
        });
  }

  private Optional<Plugin> plugin() {
    return Optional.ofNullable(project.getPlugin(execution.getPlugin().getKey()));
  }

  private List<PluginExecution> declared() {
    return plugin().map(Plugin::getExecutions).orElse(List.of());
  }
}
