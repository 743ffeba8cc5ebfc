package dev.headwater.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.setting.Kind;
import dev.headwater.setting.Setting;
import dev.headwater.setting.SettingNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The annotated fields of the goals are the settings of the table, as Maven's descriptor sees. */
final class FieldsOfSettingsTest {

  private static final List<String> GOALS =
      List.of(
          "generate",
          "prepare",
          "check",
          "watch",
          "renumber",
          "db",
          "diff",
          "draft",
          "drift",
          "adopt",
          "status",
          "migrate",
          "undo",
          "stamp",
          "repair",
          "prove",
          "site",
          "seed",
          "new",
          "script",
          "bundle",
          "dev",
          "dev-stop",
          "dev-reset",
          "init");

  /**
   * A parameter.
   *
   * @param property empty where Maven knows none
   */
  private record Parameter(String goal, String name, String property, String type) {}

  @Test
  void goalsHaveTheFieldsOfTheTable() throws Exception {
    assertThat(fields()).containsExactlyInAnyOrderElementsOf(settings());
  }

  @Test
  void defaultsOfFieldsAreShown() throws Exception {
    for (Element mojo : mojos()) {
      Element values = child(mojo, "configuration").orElseThrow();
      for (Element value : children(values, "*")) {
        String byDefault = value.getAttribute("default-value");
        Optional<Setting> setting = SettingNames.ofElement(value.getTagName());
        if (setting.isPresent() && !byDefault.isEmpty()) {
          assertThat(setting.get().shownDefault())
              .as(value.getTagName())
              .isEqualTo("`" + byDefault.replace("${project.build.directory}", "target") + "`");
        }
      }
    }
  }

  private static List<Parameter> settings() {
    return Stream.of(Setting.values())
        .flatMap(
            setting ->
                GOALS.stream()
                    .filter(setting::isIn)
                    .map(
                        goal ->
                            new Parameter(
                                goal,
                                setting.outerElement(),
                                isReadByHeadwater(setting) ? "" : setting.property().orElse(""),
                                type(setting))))
        .distinct()
        .toList();
  }

  /** Maven has no properties for these, or its debug log would show secrets in their values. */
  private static boolean isReadByHeadwater(Setting setting) {
    return setting.kind() == Kind.MAP
        || setting.innerElement().isPresent()
        || setting == Setting.ON;
  }

  private static String type(Setting setting) {
    if (setting.innerElement().isPresent()) {
      return "java.util.Map";
    }
    if (setting == Setting.DATABASES) {
      return "org.codehaus.plexus.configuration.PlexusConfiguration";
    }
    return switch (setting.kind()) {
      case TEXT -> "java.lang.String";
      case NUMBER -> "java.lang.Long";
      case YES_OR_NO -> setting == Setting.FORK ? "java.lang.Boolean" : "boolean";
      case LIST, FILES -> "java.util.List";
      case MAP -> "java.util.Map";
      case FILE -> "java.io.File";
      case XML -> "org.codehaus.plexus.configuration.PlexusConfiguration";
    };
  }

  private static List<Parameter> fields() throws Exception {
    return mojos().stream().flatMap(FieldsOfSettingsTest::fields).toList();
  }

  private static Stream<Parameter> fields(Element mojo) {
    Element values = child(mojo, "configuration").orElseThrow();
    return children(child(mojo, "parameters").orElseThrow(), "parameter").stream()
        .filter(parameter -> !text(parameter, "editable").equals("false"))
        .map(
            parameter ->
                new Parameter(
                    text(mojo, "goal"),
                    text(parameter, "name"),
                    text(values, text(parameter, "name")).replaceAll("^\\$\\{|}$", ""),
                    text(parameter, "type")));
  }

  /** Without help, which the Maven team wrote. */
  private static List<Element> mojos() throws Exception {
    try (var in = PipelineMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      Document descriptor = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
      Element mojos = child(descriptor.getDocumentElement(), "mojos").orElseThrow();
      return children(mojos, "mojo").stream()
          .filter(mojo -> !text(mojo, "goal").equals("help"))
          .toList();
    }
  }

  private static String text(Element parent, String name) {
    return child(parent, name).map(Element::getTextContent).orElse("");
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(element -> name.equals("*") || element.getTagName().equals(name))
        .toList();
  }
}
