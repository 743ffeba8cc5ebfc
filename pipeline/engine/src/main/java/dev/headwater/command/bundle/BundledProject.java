package dev.headwater.command.bundle;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.work.ToolWarmup;
import dev.headwater.command.drift.Drift;
import dev.headwater.command.drift.DriftOutcome;
import dev.headwater.command.drift.DriftOutcome.Drifted;
import dev.headwater.command.drift.DriftOutcome.Same;
import dev.headwater.command.drift.DriftRequest;
import dev.headwater.command.live.Foresight;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.LiveState.Known;
import dev.headwater.spi.DocumentTool;
import dev.headwater.spi.FoundMigration;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The project that a bundle was made of, as the bundle itself knows it. */
public final class BundledProject {

  /** Measured: a comparison holds the facts of three states, and Flyway holds little. */
  private static final long BYTES_OF_A_FACT = 2500;

  private static final long BYTES_OF_TOOLS = 12L << 20;

  private final BundleFiles files;
  private final Path jar;
  private final DocumentTool documents;
  private final Records records;
  private @Nullable Path seeds;

  private BundledProject(BundleFiles files, Path jar) {
    this.files = files;
    this.jar = jar;
    this.documents = ToolLoaders.bridge(DocumentTool.class, BundledProject.class.getClassLoader());
    this.records = new Records(files, documents);
  }

  /** The project of the jar that has this class. */
  public static BundledProject here() {
    try {
      Path jar =
          Path.of(BundledProject.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new BundledProject(BundleFiles.here(), jar);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e); // it was made of a path
    }
  }

  /** Such as {@code shop-migrations}. */
  public String name() {
    return files.value(BundleFiles.NAME);
  }

  /** The versions of Headwater, Flyway and the driver, and those of PostgreSQL that it knows. */
  public List<String> versions() {
    return List.of(
        "Headwater " + files.value(BundleFiles.HEADWATER),
        "Flyway " + files.value(BundleFiles.TOOL + "flyway"),
        "PostgreSQL's JDBC driver " + files.value(BundleFiles.TOOL + "pgjdbc"),
        "recorded on PostgreSQL " + files.value(BundleFiles.MAJORS));
  }

  /** Finds the migrations in the jar. */
  public GenerateRequest request() {
    return builder().build();
  }

  /** The same with the seeds, which take time to find. */
  public GenerateRequest requestWithSeeds() {
    Path seeds = seeds();
    return Files.isDirectory(seeds) ? builder().seedFolder(seeds).build() : request();
  }

  private GenerateRequest.Builder builder() {
    Path folder = Objects.requireNonNull(jar.toAbsolutePath().getParent(), "folder");
    ToolVersions defaults = ToolVersions.defaults();
    return GenerateRequest.in(folder)
        .root(folder)
        .locations(List.of(files.value(BundleFiles.LOCATIONS).split(",")))
        .classPath(List.of(jar))
        .flyway(files.startingWith(BundleFiles.FLYWAY))
        .tools(
            new ToolVersions(
                defaults.jooqGroup(),
                defaults.jooq(),
                files.value(BundleFiles.TOOL + "flyway"),
                files.value(BundleFiles.TOOL + "pgjdbc"),
                defaults.testcontainers()));
  }

  /** The seeds lie in the jar, which Java reads like a folder; once for all databases. */
  private synchronized Path seeds() {
    try {
      if (seeds == null) {
        seeds = FileSystems.newFileSystem(jar).getPath("/", BundleFiles.SEEDS);
      }
      return seeds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The migrations with the checksums that they had when the bundle was built. */
  public List<FoundMigration> found() {
    return records.found();
  }

  /**
   * The number of databases that may be read and compared at a time.
   *
   * @param heap in bytes
   */
  public int room(long heap) {
    long each = Math.max(1, records.facts() * BYTES_OF_A_FACT);
    return Math.toIntExact(
        Math.max(1, Math.min(Integer.MAX_VALUE, (heap - BYTES_OF_TOOLS) / each)));
  }

  /**
   * Loads Flyway and the record while the database is connected to: most of a short run is the
   * loading of classes. Returns at once.
   */
  public void warmUp() {
    ToolWarmup.start(
        () -> {
          records.found();
          ToolWarmup.flyway(request().toolSet(), resolver());
        });
  }

  /** The libraries for documents, which lie in the jar. */
  public DocumentTool documents() {
    return documents;
  }

  /** Everything lies in the jar. */
  public ArtifactResolver resolver() {
    return new ArtifactResolver() {
      @Override
      public Path file(Artifact artifact) {
        return jar;
      }

      @Override
      public List<Path> classPath(List<Artifact> artifacts) {
        return List.of(jar);
      }

      @Override
      public Path bridge(String artifactId) {
        return jar;
      }
    };
  }

  /**
   * Knows what the migrations make from the record in the jar.
   *
   * @param ignore patterns of objects that are left out when a database is compared
   * @param allowDrift whether scripts may come to a database that is not what its migrations make
   */
  public Foresight.Source foresight(List<String> ignore, boolean allowDrift) {
    return (request, listener) ->
        new RecordedForesight(
            records,
            (live, foresight) -> {
              // Flyway itself refuses a schema that holds something and has no history.
              if (!allowDrift && live.history() instanceof Known) {
                DriftRequest asked = new DriftRequest(request, Optional.empty(), ignore, false);
                refuse(new Drift(resolver(), (any, who) -> foresight).run(asked, live, listener));
              }
            });
  }

  /**
   * Finds scripts that were stopped in the middle.
   *
   * @param ignore patterns of objects that are left out when a database is compared
   */
  public Resumption resumption(List<String> ignore) {
    RecordedForesight known = new RecordedForesight(records, (live, foresight) -> {});
    GenerateRequest request = request();
    DriftRequest asked = new DriftRequest(request, Optional.empty(), ignore, false);
    return new Resumption(
        request,
        records,
        (live, moment) -> {
          Foresight at = new AtMoment(known, moment);
          DriftOutcome outcome =
              new Drift(resolver(), (any, who) -> at).run(asked, live, GenerateListener.SILENT);
          return outcome instanceof Same
              || outcome instanceof Drifted drifted && drifted.outline().isEmpty();
        });
  }

  private static void refuse(DriftOutcome outcome) {
    if (outcome instanceof DriftOutcome.Failed failed) {
      throw new ProblemException(failed.problems());
    }
    if (outcome instanceof Drifted drifted && !drifted.outline().isEmpty()) {
      throw new DriftedException(drifted);
    }
  }
}
