package dev.headwater.tool.pom;

import dev.headwater.spi.PomTool;
import dev.headwater.spi.ToolFailure;
import eu.maveniverse.domtrip.Document;
import eu.maveniverse.domtrip.DomTripException;
import eu.maveniverse.domtrip.Element;
import eu.maveniverse.domtrip.maven.PomEditor;
import java.util.List;
import java.util.TreeMap;

/** Edits with the DomTrip that stands beside this class. */
public final class DomtripPomTool implements PomTool {

  @Override
  public String with(String pom, Addition addition) {
    try {
      PomEditor editor = new PomEditor(Document.of(pom));
      addition.dependencies().forEach(dependency -> add(editor, dependency));
      addition.plugins().forEach(plugin -> add(editor, plugin));
      return editor.toXml();
    } catch (DomTripException e) {
      throw new ToolFailure("pom", "the POM cannot be read", List.of("why: " + e.getMessage()))
          .causedBy(e);
    }
  }

  private static void add(PomEditor editor, Dependency wanted) {
    Element all = child(editor, editor.root(), "dependencies");
    if (has(all, "dependency", wanted.groupId(), wanted.artifactId())) {
      return;
    }
    Element dependency = editor.insertMavenElement(all, "dependency");
    editor.insertMavenElement(dependency, "groupId", wanted.groupId());
    editor.insertMavenElement(dependency, "artifactId", wanted.artifactId());
    if (!wanted.version().isEmpty()) {
      editor.insertMavenElement(dependency, "version", wanted.version());
    }
  }

  private static void add(PomEditor editor, Plugin wanted) {
    Element all = child(editor, child(editor, editor.root(), "build"), "plugins");
    if (has(all, "plugin", wanted.groupId(), wanted.artifactId())) {
      return;
    }
    Element plugin = editor.insertMavenElement(all, "plugin");
    editor.insertMavenElement(plugin, "groupId", wanted.groupId());
    editor.insertMavenElement(plugin, "artifactId", wanted.artifactId());
    editor.insertMavenElement(plugin, "version", wanted.version());
    Element execution =
        editor.insertMavenElement(editor.insertMavenElement(plugin, "executions"), "execution");
    editor.insertMavenElement(editor.insertMavenElement(execution, "goals"), "goal", wanted.goal());
    Element configuration = editor.insertMavenElement(plugin, "configuration");
    new TreeMap<>(wanted.configuration())
        .forEach((name, text) -> editor.insertMavenElement(configuration, name, text));
  }

  private static Element child(PomEditor editor, Element parent, String name) {
    return parent.child(name).orElseGet(() -> editor.insertMavenElement(parent, name));
  }

  private static boolean has(Element all, String name, String groupId, String artifactId) {
    return all.children(name)
        .anyMatch(
            one ->
                groupId.equals(one.childTextTrimmed("groupId"))
                    && artifactId.equals(one.childTextTrimmed("artifactId")));
  }
}
