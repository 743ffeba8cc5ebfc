package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.setting.FlywayFile;
import dev.headwater.setting.PlainProject;
import dev.headwater.setting.RequestTranslation;
import dev.headwater.setting.Setting;
import dev.headwater.setting.Settings;
import dev.headwater.tool.FlywayConfigurationFiles;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.ToolSet;
import dev.headwater.tool.ToolVersions;
import dev.headwater.tool.Toolbox;
import java.io.File;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Headwater takes from Flyway beyond its public interface. */
@Tag("thorough")
final class EveryFlywayTest {

  /** For the connection and the output, and objects that are compared by their parts. */
  private static final String NOT_COMPARED =
      "getDataSource|getCachedDataSources|getUrl|getUser|getPassword|getDriver|getClassLoader|getPluginRegister"
          + "|getLoggers|getConnectRetries.*|get.*Environment.*|getJdbcProperties|getModern.*"
          + "|getCallbacks|getResolvers|getJavaMigrations|getConfigFiles.*|getClass"
          + "|getDatabaseType|getPropertyResolvers|getConfigurationExtension|getResourceProvider"
          + "|getJavaMigrationClassProvider|getErrorHandlers|getWorkingDirectory";

  private final TestArtifacts artifacts = new TestArtifacts();

  @TempDir Path folder;

  static Stream<String> versions() {
    return Stream.of(System.getProperty("matrix.flyway").split(" "));
  }

  /** From Flyway 11 on, its library reads no TOML without other libraries. */
  static Stream<String> versionsThatReadToml() {
    return versions().filter(version -> version.matches("(9|10)\\..*"));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void schemaThatAnInitScriptFilledIsMigrated(String version) throws Exception {
    CaseFolder init =
        CaseFolder.all().stream()
            .filter(one -> one.name().equals("init-script-fills-the-default-schema"))
            .findFirst()
            .orElseThrow();
    Path output = folder.resolve("java");
    GenerateRequest request =
        init.request(output, any -> any.tools(ToolVersions.defaults().withFlyway(version)));

    new Generate(artifacts).run(request, GenerateListener.SILENT);

    new Expectation(init.expected()).sameFiles(output);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void propertiesMeanWhatFlywaySays(String version) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("flyway.conf"),
            """
            flyway.url=jdbc:postgresql://db.example.com/x
            flyway.table=our_history
            flyway.schemas=a,b
            flyway.mixed=true
            flyway.placeholders.pattern=^\\d+$
            flyway.placeholders.folder=C:\\data\\new
            flyway.placeholders.home=${HOME}
            flyway.sqlMigrationSuffixes=.sql,.pg
            flyway.target=7
            flyway.initSql=select 1
            flyway.baselineOnMigrate=true
            flyway.locations=filesystem:sql,\\
            classpath:db
            """);

    assertThat(throughUs(version)).isEqualTo(throughFlyway(version, loader -> read(loader, file)));
  }

  @ParameterizedTest
  @MethodSource("versionsThatReadToml")
  void tomlMeansWhatFlywaySays(String version) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("flyway.toml"),
            """
            [flyway]
            environment = "local"
            mixed = true
            outOfOrder = true
            table = "our_history"
            locations = ["filesystem:sql", "classpath:db"]
            sqlMigrationSuffixes = [".sql", ".pg"]
            [flyway.placeholders]
            owner = "all"
            suffix = "none"
            path = "${env.HOME}"
            [environments.default]
            url = "jdbc:postgresql://db.example.com/x"
            schemas = ["a"]
            [environments.local]
            url = "jdbc:postgresql://db.example.com/y"
            schemas = ["b", "c"]
            [environments.local.flyway]
            mixed = false
            target = "7"
            [environments.local.flyway.placeholders]
            suffix = "local"
            """);

    assertThat(throughUs(version)).isEqualTo(throughFlyway(version, loader -> model(loader, file)));
  }

  private Map<String, String> throughUs(String version) throws Exception {
    ToolVersions tools = ToolVersions.defaults().withFlyway(version);
    Settings given = new Settings().set(Setting.CACHE_DIRECTORY, folder.resolve("cache"));
    Settings settings =
        new FlywayFile(folder, new FlywayConfigurationFiles(tools, artifacts)).below(given);
    Map<String, String> flyway =
        new RequestTranslation(settings, new PlainProject(folder, tools))
            .databaseRequest()
            .build()
            .scripts()
            .flyway();
    return throughFlyway(version, loader -> configured(loader, flyway));
  }

  private Map<String, String> throughFlyway(String version, Reading reading) throws Exception {
    ToolSet tools = new ToolSet(ToolVersions.defaults().withFlyway(version), List.of(), List.of());
    try (ToolLoaders loaders = new ToolLoaders()) {
      ClassLoader loader =
          new Toolbox(tools, artifacts, loaders).flyway().getClass().getClassLoader();
      Object configuration = reading.of(loader);
      Map<String, String> values = new TreeMap<>();
      Class<?> type = loader.loadClass("org.flywaydb.core.api.configuration.Configuration");
      for (Method method : type.getMethods()) {
        if (method.getParameterCount() == 0
            && method.getName().matches("(get|is).*")
            && !method.getName().matches(NOT_COMPARED)) {
          values.put(method.getName(), text(method.invoke(configuration)));
        }
      }
      return values;
    }
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new TreeMap<>(map).toString();
    }
    if (value == null || !value.getClass().isArray()) {
      return String.valueOf(value);
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < Array.getLength(value); i++) {
      items.add(Array.get(value, i));
    }
    return items.toString();
  }

  private static Object read(ClassLoader loader, Path file) throws Exception {
    Object settings =
        loader
            .loadClass("org.flywaydb.core.internal.configuration.ConfigUtils")
            .getMethod("loadConfigurationFile", File.class, String.class, boolean.class)
            .invoke(null, file.toFile(), "UTF-8", true);
    return configured(loader, (Map<?, ?>) settings);
  }

  private static Object configured(ClassLoader loader, Map<?, ?> settings) throws Exception {
    Class<?> type = loader.loadClass("org.flywaydb.core.api.configuration.ClassicConfiguration");
    Object configuration = type.getConstructor(ClassLoader.class).newInstance(loader);
    type.getMethod("configure", Map.class).invoke(configuration, new TreeMap<>(settings));
    return configuration;
  }

  private static Object model(ClassLoader loader, Path file) throws Exception {
    Class<?> toml = loader.loadClass("org.flywaydb.core.internal.configuration.TomlUtils");
    Method load =
        Arrays.stream(toml.getMethods())
            .filter(method -> method.getName().equals("loadConfigurationFiles"))
            .findFirst()
            .orElseThrow();
    List<File> files = List.of(file.toFile());
    Object model =
        load.getParameterCount() == 1
            ? load.invoke(null, files)
            : load.invoke(null, files, String.valueOf(file.getParent()));
    return loader
        .loadClass("org.flywaydb.core.api.configuration.ClassicConfiguration")
        .getConstructor(model.getClass())
        .newInstance(model);
  }

  private interface Reading {
    Object of(ClassLoader loader) throws Exception;
  }
}
