package dev.headwater.cases.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.setting.SettingNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the documents tell people to type exists. */
final class DocumentsTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final String GOAL = "mvn[^\n`]*? headwater:([a-z]+)";
  private static final String PROPERTY = "-D(headwater(?:\\.\\w+)+)";

  @Test
  void everyGoalAndEveryPropertyExists() throws IOException {
    String plugin =
        Files.readString(
            ROOT.resolve("pipeline/maven-plugin/target/classes/META-INF/maven/plugin.xml"));
    Set<String> goals = found("<goal>([a-z]+)</goal>", plugin);
    for (Path document : documents()) {
      String text = Files.readString(document);
      assertThat(goals).as(document.toString()).containsAll(found(GOAL, text));
      assertThat(found(PROPERTY, text)).as(document.toString()).allMatch(DocumentsTest::exists);
    }
  }

  private static boolean exists(String property) {
    String ofTheUsersPom = "headwater.version";
    return SettingNames.ofProperty(property).isPresent() || property.equals(ofTheUsersPom);
  }

  @Test
  void everyLinkToAFileLeadsSomewhere() throws IOException {
    for (Path document : documents()) {
      for (String link : found("\\]\\(([^)#:]+)(?:#[^)]*)?\\)", Files.readString(document))) {
        assertThat(document.resolveSibling(link)).as(document.toString()).exists();
      }
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void workflowForGithubSeesTheHistoryAndKeepsTheCache() throws IOException {
    Map<String, Object> check =
        (Map<String, Object>)
            ((Map<String, Object>) yaml("github-actions").get("jobs")).get("check");
    List<Map<String, Object>> steps = (List<Map<String, Object>>) check.get("steps");

    assertThat(steps).extracting(step -> step.get("with")).contains(Map.of("fetch-depth", 0));
    assertThat(steps.toString()).contains("path=~/.cache/headwater", "mvn -B headwater:check");
  }

  @Test
  @SuppressWarnings("unchecked")
  void jobForGitlabSeesTheHistoryAndKeepsTheCache() throws IOException {
    Map<String, Object> job = (Map<String, Object>) yaml("gitlab-ci").get("headwater");

    assertThat((Map<String, Object>) job.get("variables")).containsEntry("GIT_DEPTH", "0");
    assertThat(job.get("cache").toString()).contains(".headwater");
    assertThat((List<String>) job.get("script"))
        .hasSize(3)
        .element(1)
        .asString()
        .startsWith("mvn -B headwater:check -Dheadwater.cache=\"$CI_PROJECT_DIR/.headwater\"");
  }

  private static Map<String, Object> yaml(String name) throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return yaml.load(Files.readString(ROOT.resolve("docs/ci/" + name + ".yml")));
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> tree = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              tree.filter(file -> file.toString().matches(".*\\.(md|yml)")),
              Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(ROOT::resolve))
          .toList();
    }
  }

  private static Set<String> found(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
