package dev.headwater.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ToolVersions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class SettingsTest {

  @Test
  void textBecomesAValueOfTheSettingsKind() {
    Settings settings =
        new Settings()
            .setProperty("headwater.packageName", "a.b")
            .setProperty("headwater.timeout", " 7 ")
            .setProperty("headwater.keep", "true")
            .setProperty("headwater.schemas", "one, two,")
            .setProperty("headwater.flyway.table", "history")
            .setProperty("headwater.flyway.postgresql.transactional.lock", "true")
            .setProperty("headwater.cache", "kept")
            .setProperty("headwater.initScripts", "one.sql,two.sql");

    assertThat(settings.text(Setting.PACKAGE_NAME)).contains("a.b");
    assertThat(settings.number(Setting.TIMEOUT)).contains(7L);
    assertThat(settings.isYes(Setting.KEEP)).isTrue();
    assertThat(settings.list(Setting.SCHEMAS)).contains(List.of("one", "two"));
    assertThat(settings.map(Setting.FLYWAY))
        .isEqualTo(Map.of("table", "history", "postgresql.transactional.lock", "true"));
    assertThat(settings.file(Setting.CACHE_DIRECTORY)).contains(Path.of("kept"));
    assertThat(settings.files(Setting.INIT_SCRIPTS))
        .contains(List.of(Path.of("one.sql"), Path.of("two.sql")));
  }

  @Test
  void strongerValuesReplaceWeakerOnesAndEntriesOfMapsComeTogether() {
    Settings weak =
        new Settings()
            .set(Setting.TARGET, "1")
            .set(Setting.IMAGE, "postgis")
            .set(Setting.SCHEMAS, List.of("a"))
            .set(Setting.PLACEHOLDERS, Map.of("a", "weak", "b", "weak"));
    Settings strong =
        new Settings()
            .set(Setting.TARGET, "2")
            .set(Setting.IMAGE, null)
            .set(Setting.SCHEMAS, List.of())
            .set(Setting.PLACEHOLDERS, Map.of("b", "strong"));

    weak.setAll(strong);

    assertThat(weak.text(Setting.TARGET)).contains("2");
    assertThat(weak.text(Setting.IMAGE)).contains("postgis");
    assertThat(weak.list(Setting.SCHEMAS)).contains(List.of("a"));
    assertThat(weak.map(Setting.PLACEHOLDERS)).isEqualTo(Map.of("a", "weak", "b", "strong"));
  }

  @Test
  void textThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> new Settings().setProperty("headwater.timeout", "soon"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[number]: "soon" is not a number
              fix: -Dheadwater.timeout=10, for example""");
  }

  @Test
  void propertyThatNoSettingHasIsRefused() {
    for (String property :
        List.of("headwater.jooq", "headwater.flyway", "timeout", "headwater.x")) {
      assertThatThrownBy(() -> new Settings().setProperty(property, "1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(property);
    }
  }

  /** As far as a default is one value; others are told in words. */
  @TestFactory
  Stream<DynamicTest> defaultThatIsShownIsTheOneThatCounts() {
    return Stream.of(Setting.values())
        .filter(setting -> setting.shownDefault().matches("`[^`]+`") && setting.isIn("generate"))
        .map(setting -> DynamicTest.dynamicTest(setting.element(), () -> defaultCounts(setting)));
  }

  private static void defaultCounts(Setting setting) {
    String shown = setting.shownDefault().replace("`", "");
    assertThat(request(settings().setProperty(setting.property().orElseThrow(), shown)))
        .isEqualTo(request(settings()));
  }

  private static Settings settings() {
    return new Settings()
        .set(Setting.PACKAGE_NAME, "db")
        .set(Setting.REMOTE_CACHE, "https://cache.example.com");
  }

  private static GenerateRequest request(Settings settings) {
    PlainProject project = new PlainProject(Path.of("project"), ToolVersions.defaults());
    return new RequestTranslation(settings, project).request().build();
  }
}
