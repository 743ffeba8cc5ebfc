package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.LeftOut;
import dev.headwater.tool.Documents;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** POM to request. What the user left out is left to the request's own defaults. */
final class RequestTranslation {

  private final PipelineMojo mojo;
  private final MavenArtifactResolver resolver;
  private final Path project;

  RequestTranslation(PipelineMojo mojo, MavenArtifactResolver resolver) {
    this.mojo = mojo;
    this.resolver = resolver;
    this.project = mojo.project.getBasedir().toPath();
  }

  GenerateRequest request() {
    JooqConfiguration jooq = JooqConfiguration.of(mojo.jooq, mojo.jooqConfigurationFile, project);
    Map<String, String> flyway = flyway();
    GenerateRequest.Builder request =
        database(flyway)
            .generator(jooq.xml(), jooq.source())
            .packageName(packageName(jooq))
            .refresh(mojo.refresh);
    if (!mojo.skip && usesClassPath(locations(flyway), flyway)) {
      request.classPath(resolver.projectClassPath(mojo.project));
    }
    if (!mojo.skip && !mojo.execution.getPlugin().getDependencies().isEmpty()) {
      request.codegenClassPath(resolver.pluginClassPath());
    }
    optional(mojo.schemas, request::schemas);
    optional(mojo.classesMegabytes, request::classesMegabytes);
    if (!mojo.skip) {
      new RemoteCacheParameters(mojo).cache().ifPresent(request::remoteCache);
    }
    optional(mojo.alsoGenerate, words -> request.bringBack(leftOut(words)));
    if (mojo.outputDirectory != null) {
      request.outputDirectory(mojo.outputDirectory.toPath());
    } else {
      jooq.directory().ifPresent(folder -> request.outputDirectory(project.resolve(folder)));
    }
    return request.build();
  }

  /** A request that only opens a database. */
  GenerateRequest databaseRequest() {
    return database(flyway()).build();
  }

  private GenerateRequest.Builder database(Map<String, String> flyway) {
    GenerateRequest.Builder request =
        GenerateRequest.in(project)
            .root(
                mojo.session.getRequest().getBaseDirectory() == null
                    ? project
                    : Path.of(mojo.session.getRequest().getBaseDirectory()))
            .flyway(flyway)
            .tools(ProjectVersions.of(mojo.project, mojo.execution.getPlugin()))
            .keep(mojo.keep)
            .fork(mojo.forks());
    List<String> locations = locations(flyway);
    if (!locations.isEmpty()) {
      request.locations(locations);
    }
    optional(mojo.postgresVersion, request::postgresVersion);
    optional(mojo.provider, word -> request.provider(kind(word)));
    optional(mojo.image, request::image);
    optional(mojo.postgresHome, folder -> request.postgresHome(folder.toPath()));
    request.server(new ServerParameters(mojo).address());
    optional(mojo.initScripts, files -> request.initScripts(paths(files)));
    optional(mojo.timeout, seconds -> request.timeout(Duration.ofSeconds(seconds)));
    optional(mojo.cacheDirectory, folder -> request.cacheDirectory(folder.toPath()));
    optional(mojo.snapshotMegabytes, request::snapshotMegabytes);
    return request.serverSettings(merged(mojo.serverSettings, "headwater.serverSettings."));
  }

  private String packageName(JooqConfiguration jooq) {
    Optional<String> name =
        Optional.ofNullable(mojo.packageName)
            .filter(value -> !value.isBlank())
            .or(jooq::packageName);
    if (name.isEmpty() && mojo.skip) {
      return "skipped";
    }
    return name.orElseThrow(
        () ->
            new ProblemException(
                Problem.of("no-package", "no package is named for the generated classes")
                    .withFix(
                        "<configuration><packageName>"
                            + mojo.project.getGroupId()
                            + ".db</packageName></configuration>"
                            + " or -Dheadwater.packageName=…")));
  }

  /** The file first, then the POM, then the command line: later ones win. */
  private Map<String, String> flyway() {
    Map<String, String> settings =
        new TreeMap<>(
            new FlywayFile(project, new Documents(resolver))
                .settings(mojo.flywayConfigurationFile));
    merged(mojo.flyway, "headwater.flyway.")
        .forEach((name, value) -> settings.put("flyway." + name, value));
    merged(mojo.placeholders, "headwater.placeholders.")
        .forEach((name, value) -> settings.put("flyway.placeholders." + name, value));
    optional(mojo.target, value -> settings.put("flyway.target", value));
    optional(mojo.callbacks, names -> settings.put("flyway.callbacks", String.join(",", names)));
    return settings;
  }

  private List<String> locations(Map<String, String> flyway) {
    List<String> locations = new ArrayList<>();
    if (mojo.locations != null && !mojo.locations.isEmpty()) {
      locations.addAll(mojo.locations);
    } else if (flyway.containsKey("flyway.locations")) {
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

  private Map<String, String> merged(@Nullable Map<String, String> pom, String prefix) {
    Map<String, String> all = new HashMap<>(pom == null ? Map.of() : pom);
    mojo.session
        .getUserProperties()
        .forEach(
            (key, value) -> {
              if (key instanceof String name && name.startsWith(prefix)) {
                all.put(name.substring(prefix.length()), String.valueOf(value));
              }
            });
    // An empty element is null in a Maven map.
    all.replaceAll((name, value) -> value == null ? "" : value);
    return all;
  }

  private static Kind kind(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word().equals(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of("provider", "<provider> does not know \"" + word + "\"")
                        .withDetail(
                            "allowed",
                            Arrays.stream(Kind.values())
                                .map(Kind::word)
                                .collect(Collectors.joining(", ")))));
  }

  private static Set<LeftOut> leftOut(List<String> words) {
    Set<LeftOut> chosen = EnumSet.noneOf(LeftOut.class);
    for (String word : words) {
      LeftOut known =
          Arrays.stream(LeftOut.values())
              .filter(value -> value.word().equals(word.strip()))
              .findFirst()
              .orElseThrow(() -> unknownWord(word));
      chosen.add(known);
    }
    return chosen;
  }

  private static ProblemException unknownWord(String word) {
    return new ProblemException(
        Problem.of("also-generate", "<alsoGenerate> does not know \"" + word + "\"")
            .withDetail(
                "allowed",
                Arrays.stream(LeftOut.values())
                    .map(LeftOut::word)
                    .collect(Collectors.joining(", "))));
  }

  private static List<Path> paths(List<File> files) {
    return files.stream().map(File::toPath).toList();
  }

  private static <T> void optional(@Nullable T value, Consumer<T> setter) {
    if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      setter.accept(value);
    }
  }
}
