package dev.headwater.cases;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.spi.LeftOut;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A case: {@code migrations/}, perhaps {@code headwater.properties} with parameters as on Maven's
 * command line and {@code jooq.xml}, and {@code expected/} or {@code expected-error.txt}. Without a
 * {@code provider} among the parameters it is {@code embedded}: what is installed on the machine
 * that runs the cases must not matter.
 */
record CaseFolder(Path folder) {

  static List<CaseFolder> all() {
    try (Stream<Path> folders = Files.list(Path.of("cases").toAbsolutePath())) {
      return folders.filter(Files::isDirectory).sorted().map(CaseFolder::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  boolean fails() {
    return name().startsWith("error-");
  }

  Path expected() {
    return folder.resolve(fails() ? "expected-error.txt" : "expected");
  }

  GenerateRequest request(Path output) {
    return request(output, request -> request);
  }

  /** The case's request with what is done otherwise this time. */
  GenerateRequest request(Path output, UnaryOperator<GenerateRequest.Builder> otherwise) {
    Map<String, String> settings = settings();
    GenerateRequest.Builder request =
        GenerateRequest.in(folder)
            .refresh(true)
            .classesMegabytes(0)
            .snapshotMegabytes(0)
            .locations(List.of("migrations"))
            .packageName("db")
            .outputDirectory(output)
            .provider(Kind.EMBEDDED)
            .timeout(Duration.ofSeconds(60));
    String cache = System.getProperty("headwater.cache", "");
    if (!cache.isEmpty()) {
      request.cacheDirectory(Path.of(cache));
    }
    settings.forEach((name, value) -> set(request, name, value));
    request.flyway(prefixed(settings, "flyway.", "flyway."));
    request.flyway(prefixed(settings, "placeholders.", "flyway.placeholders."));
    request.serverSettings(prefixed(settings, "serverSettings.", ""));
    Path jooq = folder.resolve("jooq.xml");
    if (Files.exists(jooq)) {
      try {
        request.generator(Files.readString(jooq), "jooq.xml");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return otherwise.apply(request).build();
  }

  private static void set(GenerateRequest.Builder request, String name, String value) {
    List<String> list = Arrays.asList(value.split(","));
    switch (name) {
      case "locations" -> request.locations(list);
      case "schemas" -> request.schemas(list);
      case "provider" -> request.provider(Kind.valueOf(value.toUpperCase(Locale.ROOT)));
      case "image" -> request.image(value);
      case "postgresVersion" -> request.postgresVersion(value);
      case "target" -> request.flyway(Map.of("flyway.target", value));
      case "initScripts" -> request.initScripts(list.stream().map(Path::of).toList());
      case "timeout" -> request.timeout(Duration.ofSeconds(Long.parseLong(value)));
      case "alsoGenerate" -> request.bringBack(leftOut(list));
      default -> {
        if (!name.contains(".")) {
          throw new IllegalArgumentException(name);
        }
      }
    }
  }

  private static Set<LeftOut> leftOut(List<String> words) {
    Set<LeftOut> chosen =
        Arrays.stream(LeftOut.values())
            .filter(value -> words.contains(value.word()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(LeftOut.class)));
    if (chosen.size() != words.size()) {
      throw new IllegalArgumentException("alsoGenerate=" + words);
    }
    return chosen;
  }

  private static Map<String, String> prefixed(
      Map<String, String> settings, String prefix, String replacement) {
    Map<String, String> found = new TreeMap<>();
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(replacement + name.substring(prefix.length()), value);
          }
        });
    return found;
  }

  private Map<String, String> settings() {
    Properties properties = new Properties();
    Path file = folder.resolve("headwater.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Map<String, String> settings = new TreeMap<>();
    properties.forEach((name, value) -> settings.put((String) name, (String) value));
    return settings;
  }
}
