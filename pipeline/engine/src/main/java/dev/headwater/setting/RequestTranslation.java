package dev.headwater.setting;

import dev.headwater.codegen.ClassCaches.RemoteCache;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Translates settings to a request. Where the user sets nothing, the request's own default holds.
 * Each build runs this, and makes no lambda for a setting that is not there.
 */
public final class RequestTranslation {

  private static final Path SEEDS = Path.of("src/main/resources/db/seed");

  private final Settings settings;
  private final ProjectContext project;

  /**
   * @param settings from all places, Flyway's own file too
   */
  public RequestTranslation(Settings settings, ProjectContext project) {
    this.settings = settings;
    this.project = project;
  }

  /** A request for classes. */
  public GenerateRequest.Builder request() {
    Path folder = project.folder();
    JooqConfiguration jooq = jooq();
    Map<String, String> flyway = flyway();
    boolean skipped = settings.isYes(Setting.SKIP);
    GenerateRequest.Builder request =
        database(flyway)
            .generator(jooq.xml(), jooq.source())
            .packageName(packageName(jooq))
            .schemaGuard(settings.isYes(Setting.SCHEMA_GUARD))
            .refresh(settings.isYes(Setting.REFRESH));
    if (!skipped && usesClassPath(locations(flyway), flyway)) {
      request.classPath(project.classPath());
    }
    if (!skipped) {
      request.codegenClassPath(project.codegenClassPath());
      Optional<RemoteCache> cache = new RemoteCacheSettings(settings, project).cache();
      if (cache.isPresent()) {
        request.remoteCache(cache.get());
      }
    }
    if (settings.has(Setting.SCHEMAS)) {
      request.schemas(settings.list(Setting.SCHEMAS).orElseThrow());
    }
    if (settings.has(Setting.CLASSES_MEGABYTES)) {
      request.classesMegabytes(settings.number(Setting.CLASSES_MEGABYTES).orElseThrow());
    }
    if (settings.has(Setting.ALSO_GENERATE)) {
      request.bringBack(ChosenWord.leftOut(settings.list(Setting.ALSO_GENERATE).orElseThrow()));
    }
    if (settings.has(Setting.SCHEMA_FOLDER)) {
      request.schemaFolder(settings.file(Setting.SCHEMA_FOLDER).orElseThrow());
    }
    if (settings.has(Setting.FACTORIES_PACKAGE)) {
      request.factories(new FactorySettings(settings).choice());
    }
    settings
        .file(Setting.OUTPUT_DIRECTORY)
        .or(() -> jooq.directory().map(folder::resolve))
        .ifPresent(request::outputDirectory);
    return request;
  }

  /** A request that only opens a database. */
  public GenerateRequest.Builder databaseRequest() {
    return database(flyway());
  }

  private GenerateRequest.Builder database(Map<String, String> flyway) {
    GenerateRequest.Builder request =
        GenerateRequest.in(project.folder())
            .root(project.root())
            .flyway(flyway)
            .tools(project.tools())
            .keep(settings.isYes(Setting.KEEP))
            .fork(settings.isYes(Setting.FORK))
            .server(new ServerSettings(settings, project).address())
            .serverSettings(settings.map(Setting.SERVER_SETTINGS));
    List<String> locations = locations(flyway);
    if (!locations.isEmpty()) {
      request.locations(locations);
    }
    if (settings.has(Setting.POSTGRES_VERSION)) {
      request.postgresVersion(settings.text(Setting.POSTGRES_VERSION).orElseThrow());
    }
    if (settings.has(Setting.PROVIDER)) {
      request.provider(ChosenWord.provider(settings.text(Setting.PROVIDER).orElseThrow()));
    }
    if (settings.has(Setting.IMAGE)) {
      request.image(settings.text(Setting.IMAGE).orElseThrow());
    }
    if (settings.has(Setting.POSTGRES_HOME)) {
      request.postgresHome(settings.file(Setting.POSTGRES_HOME).orElseThrow());
    }
    if (settings.has(Setting.INIT_SCRIPTS)) {
      request.initScripts(settings.files(Setting.INIT_SCRIPTS).orElseThrow());
    }
    Optional<Path> seeds = seedFolder();
    if (seeds.isPresent()) {
      request.seedFolder(seeds.get());
    }
    if (settings.has(Setting.TIMEOUT)) {
      request.timeout(Duration.ofSeconds(settings.number(Setting.TIMEOUT).orElseThrow()));
    }
    if (settings.has(Setting.CACHE_DIRECTORY)) {
      request.cacheDirectory(settings.file(Setting.CACHE_DIRECTORY).orElseThrow());
    }
    if (settings.has(Setting.SNAPSHOT_MEGABYTES)) {
      request.snapshotMegabytes(settings.number(Setting.SNAPSHOT_MEGABYTES).orElseThrow());
    }
    return request;
  }

  /** The folder of seeds; empty where there is none. */
  private Optional<Path> seedFolder() {
    Optional<Path> named = settings.file(Setting.SEED_FOLDER);
    if (named.isPresent()) {
      return named;
    }
    Path usual = project.folder().resolve(SEEDS);
    return Files.isDirectory(usual) ? Optional.of(usual) : Optional.empty();
  }

  private JooqConfiguration jooq() {
    Optional<JooqConfiguration> xml = settings.xml(Setting.JOOQ);
    Optional<Path> file = settings.file(Setting.JOOQ_CONFIGURATION_FILE);
    if (xml.isPresent() && file.isPresent()) {
      throw new ProblemException(
          Problem.of("jooq-configuration", "both <jooq> and <jooqConfigurationFile> are given")
              .withFix("keep one of them"));
    }
    return xml.or(() -> file.map(named -> JooqConfiguration.read(named, project.folder())))
        .orElse(JooqConfiguration.NONE);
  }

  private String packageName(JooqConfiguration jooq) {
    if (settings.has(Setting.FACTORIES_PACKAGE) && settings.has(Setting.FACTORIES_CLASSES)) {
      return settings.text(Setting.FACTORIES_PACKAGE).orElseThrow();
    }
    Optional<String> name =
        settings.text(Setting.PACKAGE_NAME).filter(value -> !value.isBlank()).or(jooq::packageName);
    if (name.isEmpty() && settings.isYes(Setting.SKIP)) {
      return "skipped";
    }
    return name.orElseThrow(
        () ->
            new ProblemException(
                Problem.of("no-package", "no package is named for the generated classes")
                    .withFix(
                        "<configuration><packageName>"
                            + project.packageExample()
                            + "</packageName></configuration>"
                            + " or -Dheadwater.packageName=…")));
  }

  /** The settings by Flyway's names. A setting with its own element wins. */
  private Map<String, String> flyway() {
    Map<String, String> all = new TreeMap<>();
    settings.map(Setting.FLYWAY).forEach((name, value) -> all.put("flyway." + name, value));
    settings
        .map(Setting.PLACEHOLDERS)
        .forEach((name, value) -> all.put("flyway.placeholders." + name, value));
    if (settings.has(Setting.TARGET)) {
      all.put("flyway.target", settings.text(Setting.TARGET).orElseThrow());
    }
    if (settings.has(Setting.CALLBACKS)) {
      all.put("flyway.callbacks", String.join(",", settings.list(Setting.CALLBACKS).orElseThrow()));
    }
    return all;
  }

  private List<String> locations(Map<String, String> flyway) {
    List<String> locations = new ArrayList<>(settings.list(Setting.LOCATIONS).orElse(List.of()));
    if (locations.isEmpty() && flyway.containsKey("flyway.locations")) {
      // In Flyway's own files a location without a prefix is on the class path.
      Stream.of(flyway.get("flyway.locations").split("\\s*,\\s*"))
          .map(location -> location.contains(":") ? location : "classpath:" + location)
          .forEach(locations::add);
    }
    return locations.stream().map(l -> l.strip().replace("{vendor}", "postgresql")).toList();
  }

  private static boolean usesClassPath(List<String> locations, Map<String, String> flyway) {
    return locations.stream().anyMatch(location -> location.startsWith("classpath:"))
        || flyway.containsKey("flyway.callbackLocations")
        || flyway.containsKey("flyway.callbacks")
        || flyway.containsKey("flyway.resolvers");
  }
}
