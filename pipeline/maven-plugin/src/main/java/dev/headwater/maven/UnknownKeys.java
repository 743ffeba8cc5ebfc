package dev.headwater.maven;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.setting.Kind;
import dev.headwater.setting.RenamedSetting;
import dev.headwater.setting.Setting;
import dev.headwater.setting.SettingNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Refuses parameters that do not exist; Maven itself drops them without a word. */
final class UnknownKeys {

  /** Holds the version of the plugin in many a POM, and is overridden where a new one is tried. */
  private static final String VERSION = "headwater.version";

  private UnknownKeys() {}

  static void refuse(MavenSession session, MojoExecution execution) {
    List<Problem> problems = new ArrayList<>();
    for (String name : configured(session, execution)) {
      if (SettingNames.ofElement(name).isEmpty()) {
        problems.add(ofElement(name));
      }
    }
    for (Object key : session.getUserProperties().keySet()) {
      String name = String.valueOf(key);
      if (name.startsWith("headwater.")
          && !name.equals(VERSION)
          && SettingNames.ofProperty(name).isEmpty()) {
        problems.add(ofProperty(name));
      }
    }
    // Maven itself read the old names from here, too.
    for (String name : session.getCurrentProject().getProperties().stringPropertyNames()) {
      RenamedSetting.ofProperty(name).ifPresent(problems::add);
    }
    ProblemException.throwIfAny(problems);
  }

  private static Problem ofElement(String name) {
    return RenamedSetting.ofElement(name)
        .orElseGet(
            () ->
                unknown(
                    "<" + name.replace(".", "><") + ">",
                    known(setting -> Optional.of(setting.element()))))
        .at(SourceLocation.file("pom.xml"));
  }

  private static Problem ofProperty(String name) {
    return RenamedSetting.ofProperty(name)
        .orElseGet(() -> unknown("-D" + name, known(UnknownKeys::shownProperty)));
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
        String name = child.getName();
        if (SettingNames.ofElement(name).isEmpty() && SettingNames.isOuterElement(name)) {
          Stream.of(child.getChildren()).forEach(inner -> names.add(name + "." + inner.getName()));
        } else {
          names.add(name);
        }
      }
    }
  }

  private static String known(Function<Setting, Optional<String>> name) {
    return Stream.of(Setting.values())
        .flatMap(setting -> name.apply(setting).stream())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> shownProperty(Setting setting) {
    return setting
        .property()
        .map(property -> setting.kind() == Kind.MAP ? property + ".NAME" : property);
  }

  private static Problem unknown(String given, String known) {
    return Problem.of("unknown-parameter", "headwater-maven-plugin has no parameter " + given)
        .withDetail("known", known)
        .withFix("correct it, or look it up: mvn headwater:help -Ddetail");
  }
}
