package dev.headwater.command.bundle;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.command.bundle.BundleOutcome.Made;
import dev.headwater.command.bundle.BundleOutcome.UpToDate;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.io.Sha256;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.WayReading;
import dev.headwater.script.PackedScripts;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.Documents;
import dev.headwater.tool.ToolVersions;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes an executable jar with the migrations of a project, the tools that apply them, and a record
 * of all that the migrations make.
 */
public final class Bundle {

  /** The front end, which the engine does not know. */
  private static final String MAIN_CLASS = "dev.headwater.bundle.Main";

  /** Flyway connects by itself with these, and a bundle is told at run time. */
  private static final Set<String> OF_CONNECTION =
      Set.of("flyway.url", "flyway.user", "flyway.password", "flyway.driver");

  private final ArtifactResolver resolver;

  public Bundle(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Makes it, unless it is there already.
   *
   * @throws ProblemException when a migration fails, or a migration in Java is not compiled
   */
  public BundleOutcome run(BundleRequest request, GenerateListener listener) {
    return RunProblem.said(
        request.database(),
        () -> {
          ScriptSet scripts = ScriptSet.find(request.database().scripts());
          PackedScripts packed = PackedScripts.of(scripts);
          List<Path> jars = jars(request.database(), scripts);
          BundleFiles files = new BundleFiles(settings(request, packed, scripts));
          String key = key(request, new Parts(packed, jars, files));
          Path jar = request.place().jar();
          if (Files.exists(jar) && Files.exists(request.place().key())) {
            if (Files.readString(request.place().key()).equals(made(key, jar))) {
              return new UpToDate(jar);
            }
          }
          Files.deleteIfExists(request.place().key());
          List<WayRecord> records = records(request, listener);
          FlatJar flat = flat(request, new Parts(packed, jars, files.with(records)));
          for (WayRecord record : records) {
            flat.add(
                BundleFiles.record(record.major()), record.text().getBytes(StandardCharsets.UTF_8));
          }
          flat.write(jar, MAIN_CLASS);
          Files.createDirectories(request.place().key().toAbsolutePath().getParent());
          Files.writeString(request.place().key(), made(key, jar));
          return new Made(
              jar,
              scripts.size(),
              records.stream().map(WayRecord::postgres).toList(),
              Files.size(jar));
        });
  }

  private List<WayRecord> records(BundleRequest request, GenerateListener listener) {
    List<GenerateRequest> databases =
        request.majors().isEmpty()
            ? List.of(request.database())
            : request.majors().stream().map(major -> onMajor(request.database(), major)).toList();
    List<WayRecord> records = new ArrayList<>();
    for (GenerateRequest database : databases) {
      WayRecord record = new WayRecord(new Documents(resolver));
      new WayReading(database, resolver, listener).go(record);
      records.add(record);
    }
    return records;
  }

  private record Parts(PackedScripts scripts, List<Path> jars, BundleFiles files) {}

  /** The project's classes are needed where Flyway calls some of them. */
  private List<Path> jars(GenerateRequest database, ScriptSet scripts) {
    List<Path> jars = new ArrayList<>(Toolbox.ofBundle(database.tools(), resolver));
    boolean callsClasses =
        scripts.hasClasses()
            || database.scripts().flyway().containsKey("flyway.callbacks")
            || database.scripts().flyway().containsKey("flyway.resolvers");
    if (callsClasses) {
      jars.addAll(database.scripts().classPath());
    }
    return jars;
  }

  private static Map<String, String> settings(
      BundleRequest request, PackedScripts packed, ScriptSet scripts) {
    Map<String, String> settings = new TreeMap<>(request.database().scripts().flyway());
    settings.keySet().removeAll(OF_CONNECTION);
    settings.remove("flyway.locations");
    if (!packed.callbackLocations().isEmpty()) {
      settings.put("flyway.callbackLocations", String.join(",", packed.callbackLocations()));
    }
    boolean isFixed =
        scripts.repeatables().stream()
            .allMatch(file -> scripts.read(file, Map.of()).unknown().isEmpty());
    if (isFixed) {
      settings.put(BundleFiles.CHECKSUMS, BundleFiles.FIXED);
    }
    settings.put(BundleFiles.NAME, request.place().name());
    settings.put(BundleFiles.HEADWATER, ToolVersions.value("headwater"));
    settings.put(BundleFiles.LOCATIONS, String.join(",", packed.locations()));
    settings.put(BundleFiles.TOOL + "flyway", request.database().tools().flyway());
    settings.put(BundleFiles.TOOL + "pgjdbc", request.database().tools().pgjdbc());
    return settings;
  }

  private static FlatJar flat(BundleRequest request, Parts parts) throws IOException {
    FlatJar flat = new FlatJar();
    flat.add(BundleFiles.SETTINGS, parts.files().text().getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, ScriptFile> script : parts.scripts().entries().entrySet()) {
      flat.add(script.getKey(), script.getValue().bytes());
    }
    for (Map.Entry<String, Path> seed : seeds(request).entrySet()) {
      flat.add(seed.getKey(), Files.readAllBytes(seed.getValue()));
    }
    for (Path jar : parts.jars()) {
      flat.add(jar);
    }
    return flat;
  }

  private static Map<String, Path> seeds(BundleRequest request) throws IOException {
    Map<String, Path> seeds = new TreeMap<>();
    if (request.database().seedFolder().isPresent()) {
      Path folder = request.database().seedFolder().get();
      try (Stream<Path> tree = Files.walk(folder)) {
        tree.filter(Files::isRegularFile)
            .forEach(
                file ->
                    seeds.put(
                        BundleFiles.SEEDS
                            + "/"
                            + folder.relativize(file).toString().replace('\\', '/'),
                        file));
      }
    }
    return seeds;
  }

  /** All that the bundle depends on. Jars of a repository do not change under their names. */
  private static String key(BundleRequest request, Parts parts) throws IOException {
    StringBuilder key = new StringBuilder(parts.files().text());
    DatabaseChoice choice = request.database().database().choice();
    key.append(request.majors()).append(choice.versionOrDefault()).append(' ');
    key.append(choice.provider()).append(' ').append(choice.image()).append('\n');
    key.append(new TreeMap<>(choice.serverSettings())).append('\n');
    for (Map.Entry<String, ScriptFile> script : parts.scripts().entries().entrySet()) {
      key.append(script.getKey()).append(' ').append(Sha256.of(script.getValue().bytes()));
      key.append('\n');
    }
    for (Path file : request.database().scripts().initScripts()) {
      key.append(Sha256.of(Files.readAllBytes(file))).append('\n');
    }
    for (Map.Entry<String, Path> seed : seeds(request).entrySet()) {
      key.append(seed.getKey()).append(' ');
      key.append(Sha256.of(Files.readAllBytes(seed.getValue()))).append('\n');
    }
    for (Path jar : parts.jars()) {
      key.append(jar.getFileName()).append(' ').append(Files.size(jar)).append(' ');
      key.append(Files.getLastModifiedTime(jar).toMillis()).append('\n');
    }
    return Sha256.of(key.toString());
  }

  private static String made(String key, Path jar) throws IOException {
    return key + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis() + "\n";
  }

  private static GenerateRequest onMajor(GenerateRequest request, int major) {
    DatabaseRequest database = request.database();
    DatabaseChoice choice = database.choice().withVersion(String.valueOf(major));
    return request.withDatabase(database.withChoice(choice));
  }
}
