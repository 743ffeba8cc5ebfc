package dev.headwater.codegen;

import dev.headwater.codegen.ClassCaches.RemoteCache;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.DatabaseRequest.SnapshotChoice;
import dev.headwater.io.CacheFolder;
import dev.headwater.io.Folders;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSource;
import dev.headwater.spi.LeftOut;
import dev.headwater.tool.ToolSet;
import dev.headwater.tool.ToolVersions;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything one run may depend on. Paths are absolute. The stages, in order:
 *
 * <ol>
 *   <li>find: the migrations, as Flyway would find them
 *   <li>decide: what the classes are made from; the output, or a cache, may have them already
 *   <li>open: a throwaway PostgreSQL, with the init scripts run
 *   <li>migrate: the project's Flyway brings it to head
 *   <li>compare: whether jOOQ would see another schema than the classes that are there were made
 *       from
 *   <li>generate: the project's jOOQ writes into a staging folder
 *   <li>factories: rows are tried, and factories of test data written, where the user wants them
 *   <li>schema: the schema as SQL, where the user wants it
 *   <li>publish: the staging folder becomes the output folder, at once
 *   <li>close: the database is gone
 * </ol>
 *
 * @param project the project's folder
 * @param scripts where the scripts are, and how Flyway reads them
 * @param tools in which versions
 * @param fork whether the database work is done in a JVM that is started for it
 */
public record GenerateRequest(
    Path project,
    ScriptSource scripts,
    DatabaseRequest database,
    ToolVersions tools,
    CodegenChoice codegen,
    ClassCaches classes,
    boolean fork)
    implements Serializable {

  /** The same with its classes in another folder, and its schema beside that. */
  public GenerateRequest withOutputDirectory(Path folder) {
    Optional<Path> schema =
        folders().schema().map(any -> folder.resolveSibling(folder.getFileName() + "-schema"));
    return withDatabase(
        database.withFolders(new Folders(folders().cache(), folder, schema, folders().seeds())));
  }

  /** The same with other scripts. */
  public GenerateRequest withScripts(ScriptSource others) {
    return new GenerateRequest(project, others, database, tools, codegen, classes, fork);
  }

  /** The same with another database. */
  public GenerateRequest withDatabase(DatabaseRequest other) {
    return new GenerateRequest(project, scripts, other, tools, codegen, classes, fork);
  }

  /** The folder from which messages show paths. */
  public Path root() {
    return scripts.root();
  }

  public Folders folders() {
    return database.folders();
  }

  /** The folder for the classes. */
  public Path outputDirectory() {
    return folders().output();
  }

  /** The folder for the schema as SQL; empty where nobody wants it. */
  public Optional<Path> schemaFolder() {
    return folders().schema();
  }

  /** The folder of seeds; empty where there are none. */
  public Optional<Path> seedFolder() {
    return folders().seeds();
  }

  /** Whether nothing is taken from earlier runs. */
  public boolean refresh() {
    return database.snapshots().refresh();
  }

  /** The tools with the user's classes that they call. */
  public ToolSet toolSet() {
    return new ToolSet(tools, scripts.classPath(), codegen.classPath());
  }

  /**
   * Starts a request with every default; this is the one place where the defaults stand.
   *
   * @param project the project's folder; also where the migrations are looked for by default
   */
  public static Builder in(Path project) {
    return new Builder(project.toAbsolutePath().normalize());
  }

  /** Collects a request. */
  public static final class Builder {
    private final Path project;
    private Path root;
    private List<String> locations = List.of("filesystem:src/main/resources/db/migration");
    private List<Path> classPath = List.of();
    private final Map<String, String> flyway = new TreeMap<>();
    private List<String> schemas = List.of();
    private Kind provider = Kind.AUTO;
    private String postgresVersion = "";
    private String image = "";
    private Optional<Path> postgresHome = Optional.empty();
    private ServerAddress server = ServerAddress.NONE;
    private List<Path> initScripts = List.of();
    private Map<String, String> serverSettings = Map.of();
    private String packageName = "db";
    private String generatorXml = "";
    private String generatorSource = "pom.xml";
    private List<Path> codegenClassPath = List.of();
    private final Set<LeftOut> leaveOut = EnumSet.allOf(LeftOut.class);
    private Path outputDirectory;
    private Optional<Path> schemaFolder = Optional.empty();
    private Optional<Path> seedFolder = Optional.empty();
    private Optional<FactoryChoice> factories = Optional.empty();
    private Path cacheDirectory = CacheFolder.ofPlatform();
    private boolean schemaGuard;
    private boolean refresh;
    private long classesMegabytes = 512;
    private long snapshotMegabytes = 2048;
    private Optional<RemoteCache> remoteCache = Optional.empty();
    private ToolVersions tools = ToolVersions.defaults();
    private Duration timeout = Duration.ofMinutes(5);
    private boolean keep;
    private boolean fork;

    private Builder(Path project) {
      this.project = project;
      this.root = project;
      this.outputDirectory = project.resolve("target/generated-sources/headwater");
    }

    public Builder root(Path value) {
      root = value;
      return this;
    }

    /** Flyway locations; without a prefix they are folders, relative ones from the project. */
    public Builder locations(List<String> value) {
      locations = value;
      return this;
    }

    public Builder classPath(List<Path> value) {
      classPath = value;
      return this;
    }

    /** Adds Flyway settings; later ones win. */
    public Builder flyway(Map<String, String> settings) {
      flyway.putAll(settings);
      return this;
    }

    public Builder schemas(List<String> value) {
      schemas = value;
      return this;
    }

    public Builder postgresVersion(String value) {
      postgresVersion = value;
      return this;
    }

    public Builder provider(Kind value) {
      provider = value;
      return this;
    }

    public Builder image(String value) {
      image = value;
      return this;
    }

    public Builder postgresHome(Path value) {
      postgresHome = Optional.of(project.resolve(value));
      return this;
    }

    public Builder server(ServerAddress value) {
      server = value;
      return this;
    }

    public Builder initScripts(List<Path> value) {
      initScripts = value;
      return this;
    }

    public Builder serverSettings(Map<String, String> value) {
      serverSettings = value;
      return this;
    }

    public Builder packageName(String value) {
      packageName = value;
      return this;
    }

    /** jOOQ's {@code <generator>} and the place where it stands. */
    public Builder generator(String xml, String source) {
      generatorXml = xml;
      generatorSource = source;
      return this;
    }

    public Builder codegenClassPath(List<Path> value) {
      codegenClassPath = value;
      return this;
    }

    /** Generates what is left out by default. */
    public Builder bringBack(Set<LeftOut> value) {
      leaveOut.removeAll(value);
      return this;
    }

    public Builder outputDirectory(Path value) {
      outputDirectory = value;
      return this;
    }

    /** Keeps the schema as SQL files in this folder. */
    public Builder schemaFolder(Path value) {
      schemaFolder = Optional.of(value);
      return this;
    }

    /** Tries the seeds of this folder. */
    public Builder seedFolder(Path value) {
      seedFolder = Optional.of(value);
      return this;
    }

    /** Makes factories of test data. */
    public Builder factories(FactoryChoice value) {
      factories = Optional.of(value.in(project));
      return this;
    }

    public Builder cacheDirectory(Path value) {
      cacheDirectory = value;
      return this;
    }

    /** Makes a class that checks an application's database. */
    public Builder schemaGuard(boolean value) {
      schemaGuard = value;
      return this;
    }

    /** Takes nothing from earlier runs. */
    public Builder refresh(boolean value) {
      refresh = value;
      return this;
    }

    /** The space for kept classes on this machine; 0 keeps none. */
    public Builder classesMegabytes(long value) {
      classesMegabytes = value;
      return this;
    }

    /** The space for databases at earlier migrations on this machine; 0 keeps none. */
    public Builder snapshotMegabytes(long value) {
      snapshotMegabytes = value;
      return this;
    }

    public Builder remoteCache(RemoteCache value) {
      remoteCache = Optional.of(value);
      return this;
    }

    public Builder tools(ToolVersions value) {
      tools = value;
      return this;
    }

    public Builder timeout(Duration value) {
      timeout = value;
      return this;
    }

    public Builder keep(boolean value) {
      keep = value;
      return this;
    }

    /** Has the database work done in a JVM of its own, which costs less than it saves when cold. */
    public Builder fork(boolean value) {
      fork = value;
      return this;
    }

    /**
     * The finished request.
     *
     * @throws ProblemException when a value makes no sense
     */
    public GenerateRequest build() {
      RequestCheck.check(packageName, timeout);
      DatabaseChoice choice =
          new DatabaseChoice(
              provider, postgresVersion.strip(), serverSettings, image, postgresHome, server);
      Folders folders =
          new Folders(
              project.resolve(cacheDirectory),
              output(),
              schemaFolder.map(folder -> project.resolve(folder).normalize()),
              seedFolder.map(
                  folder -> folder.isAbsolute() ? folder : project.resolve(folder).normalize()));
      GenerateRequest request =
          new GenerateRequest(
              project,
              new ScriptSource(
                  root,
                  locations.stream().map(this::absolute).toList(),
                  classPath,
                  anchored(flyway),
                  initScripts.stream().map(project::resolve).toList()),
              new DatabaseRequest(
                  choice, folders, new SnapshotChoice(snapshotMegabytes, refresh), timeout, keep),
              tools,
              new CodegenChoice(
                  packageName,
                  schemas,
                  leaveOut,
                  generatorXml,
                  generatorSource,
                  codegenClassPath,
                  schemaGuard,
                  factories),
              new ClassCaches(classesMegabytes, remoteCache),
              fork);
      RequestCheck.checkSchemaFolder(request);
      return request;
    }

    private Path output() {
      return factories
          .filter(choice -> choice.classes().isPresent())
          .map(FactoryChoice::folder)
          .orElse(project.resolve(outputDirectory));
    }

    /** In a setting of Flyway, a location without a prefix is on the class path. */
    private Map<String, String> anchored(Map<String, String> settings) {
      Map<String, String> all = new TreeMap<>(settings);
      all.computeIfPresent(
          "flyway.callbackLocations",
          (name, locations) ->
              Stream.of(locations.split(","))
                  .map(String::strip)
                  .filter(location -> !location.isEmpty())
                  .map(location -> location.contains(":") ? location : "classpath:" + location)
                  .map(this::absolute)
                  .collect(Collectors.joining(",")));
      return all;
    }

    private String absolute(String location) {
      if (location.startsWith("classpath:")) {
        return location;
      }
      String path = location.startsWith("filesystem:") ? location.substring(11) : location;
      return "filesystem:" + project.resolve(path).normalize();
    }
  }
}
