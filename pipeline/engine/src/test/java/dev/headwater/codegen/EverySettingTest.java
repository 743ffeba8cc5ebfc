package dev.headwater.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.setting.Effect;
import dev.headwater.setting.FlywayFile;
import dev.headwater.setting.JooqConfiguration;
import dev.headwater.setting.Kind;
import dev.headwater.setting.PlainProject;
import dev.headwater.setting.RequestTranslation;
import dev.headwater.setting.Setting;
import dev.headwater.setting.Settings;
import dev.headwater.tool.ConfigurationFiles;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A setting is an input of the fingerprint if, and only if, its effect says so. */
final class EverySettingTest {

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> isAnInputOrNot() {
    return Stream.of(Setting.values())
        .map(setting -> DynamicTest.dynamicTest(setting.element(), () -> isAnInputOrNot(setting)));
  }

  private void isAnInputOrNot(Setting setting) throws IOException {
    Checkout checkout = new Checkout(Files.createTempDirectory(temporary, "checkout"));
    checkout.file("other.conf", "flyway.table=history\n");
    checkout.file("jooq.xml", "<configuration><generator/></configuration>");

    Path cache = temporary.resolve("cache");

    boolean same =
        inputs(checkout, set(setting, settings(cache))).equals(inputs(checkout, settings(cache)));

    assertThat(!same).isEqualTo(setting.effect() == Effect.CLASSES);
  }

  private static Settings settings(Path cache) {
    return new Settings()
        .set(Setting.CACHE_DIRECTORY, cache)
        .set(Setting.LOCATIONS, List.of("sql"))
        .set(Setting.PROVIDER, "embedded")
        .set(Setting.PACKAGE_NAME, "db");
  }

  private static Settings set(Setting setting, Settings settings) {
    if (setting.kind() == Kind.XML) {
      return settings.set(
          setting,
          new JooqConfiguration("<generator/>", "pom.xml", Optional.empty(), Optional.empty()));
    }
    String property = setting.property().orElseThrow();
    return settings.setProperty(
        setting.kind() == Kind.MAP ? property + ".x" : property, other(setting));
  }

  /** A value that is neither the default nor the value in {@link #settings}. */
  private static String other(Setting setting) {
    return switch (setting) {
      case LOCATIONS -> "sql,callbacks";
      case FLYWAY_CONFIGURATION_FILE -> "other.conf";
      case JOOQ_CONFIGURATION_FILE -> "jooq.xml";
      case INIT_SCRIPTS -> "init.sql";
      case PROVIDER -> "local";
      case POSTGRES_VERSION -> "16";
      case TARGET -> "1";
      case ALSO_GENERATE -> "partitions";
      case REMOTE_CACHE -> "https://cache.example.com";
      default ->
          switch (setting.kind()) {
            case NUMBER -> "7";
            case YES_OR_NO -> "true";
            default -> "x";
          };
    };
  }

  private static Optional<SortedMap<String, String>> inputs(Checkout checkout, Settings settings)
      throws IOException {
    PlainProject project = new PlainProject(checkout.path(""), ToolVersions.defaults());
    Settings all = new FlywayFile(project.folder(), new OneTable()).below(settings);
    GenerateRequest request = new RequestTranslation(all, project).request().build();
    return checkout.decision(request).wanted().map(Fingerprint::inputs);
  }

  /** Another test is about the reading. */
  private static final class OneTable implements ConfigurationFiles {

    @Override
    public String flyway() {
      return "13";
    }

    @Override
    public Map<String, String> properties(Path file) {
      return Map.of("flyway.table", "history");
    }

    @Override
    public Map<String, Object> toml(String text) {
      throw new AssertionError(text);
    }
  }
}
