package dev.headwater.cases;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.setting.JooqConfiguration;
import dev.headwater.setting.PlainProject;
import dev.headwater.setting.RequestTranslation;
import dev.headwater.setting.Setting;
import dev.headwater.setting.Settings;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A case: {@code migrations/}, perhaps {@code headwater.properties} with parameters as on Maven's
 * command line and {@code jooq.xml}, and {@code expected/} or {@code expected-error.txt}. Without a
 * {@code provider} among the parameters it is {@code embedded}: what is installed on the machine
 * that runs the cases must not matter.
 */
public record CaseFolder(Path folder) {

  /** A dozen, less one for Moongraph, of all kinds; the last one needs PostgreSQL 18. */
  private static final Set<String> CHOSEN =
      Set.of(
          "citext-hstore-and-ltree-columns",
          "collations-and-text-search",
          "composite-in-composite",
          "domain-over-enum",
          "enum-labels-that-look-alike-in-java",
          "foreign-key-across-schemas",
          "functions-that-return-tables",
          "init-script-makes-roles",
          "overloads-are-numbered-by-argument-types",
          "partitions-brought-back",
          "virtual-generated-columns");

  /** Whether it is tried in many ways at every build; the others with the tag {@code thorough}. */
  public boolean isChosen() {
    return CHOSEN.contains(name());
  }

  public static List<CaseFolder> all() {
    try (Stream<Path> folders = Files.list(Path.of("cases").toAbsolutePath())) {
      return folders.filter(Files::isDirectory).sorted().map(CaseFolder::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String name() {
    return folder.getFileName().toString();
  }

  public boolean fails() {
    return name().startsWith("error-");
  }

  public Path expected() {
    return folder.resolve(fails() ? "expected-error.txt" : "expected");
  }

  public GenerateRequest request(Path output) {
    return request(output, request -> request);
  }

  /** The case's request with what is done otherwise this time. */
  public GenerateRequest request(Path output, UnaryOperator<GenerateRequest.Builder> otherwise) {
    Settings settings =
        new Settings()
            .set(Setting.REFRESH, true)
            .set(Setting.CLASSES_MEGABYTES, 0L)
            .set(Setting.SNAPSHOT_MEGABYTES, 0L)
            .set(Setting.LOCATIONS, List.of("migrations"))
            .set(Setting.PACKAGE_NAME, "db")
            .set(Setting.OUTPUT_DIRECTORY, output)
            .set(Setting.PROVIDER, "embedded")
            .set(Setting.TIMEOUT, 60L);
    String cache = System.getProperty("headwater.cache", "");
    if (!cache.isEmpty()) {
      settings.set(Setting.CACHE_DIRECTORY, Path.of(cache));
    }
    properties().forEach((name, text) -> settings.setProperty("headwater." + name, (String) text));
    Path jooq = folder.resolve("jooq.xml");
    if (Files.exists(jooq)) {
      try {
        settings.set(
            Setting.JOOQ,
            new JooqConfiguration(
                Files.readString(jooq), "jooq.xml", Optional.empty(), Optional.empty()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    PlainProject project = new PlainProject(folder, ToolVersions.defaults());
    return otherwise.apply(new RequestTranslation(settings, project).request()).build();
  }

  private Properties properties() {
    Properties properties = new Properties();
    Path file = folder.resolve("headwater.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return properties;
  }
}
