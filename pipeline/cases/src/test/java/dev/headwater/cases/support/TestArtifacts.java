package dev.headwater.cases.support;

import dev.headwater.tool.ArtifactResolver;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Artifacts for tests, from the local repository of the build that runs them, else from remote. */
public final class TestArtifacts implements ArtifactResolver {

  private final Context context =
      Runtimes.INSTANCE
          .getRuntime()
          .create(
              ContextOverrides.create()
                  .withUserSettings(true)
                  .withLocalRepositoryOverride(
                      Path.of(System.getProperty("headwater.test.localRepository")))
                  .build());
  private final Map<Object, Object> known = new HashMap<>();

  @Override
  public synchronized Path file(Artifact artifact) {
    return (Path) known.computeIfAbsent(artifact, key -> fetch(artifact));
  }

  @Override
  @SuppressWarnings("unchecked")
  public synchronized List<Path> classPath(List<Artifact> artifacts) {
    return (List<Path>) known.computeIfAbsent(artifacts, key -> fetchAll(artifacts));
  }

  private Path fetch(Artifact artifact) {
    try {
      return context
          .repositorySystem()
          .resolveArtifact(
              context.repositorySystemSession(),
              new ArtifactRequest(jar(artifact), context.remoteRepositories(), null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new ArtifactMissingException(e.getMessage(), e);
    }
  }

  private List<Path> fetchAll(List<Artifact> artifacts) {
    if (artifacts.get(0).groupId().equals("dev.headwater")) {
      return List.of(); // this build's own, on the class path of the test
    }
    List<Dependency> wanted =
        artifacts.stream().map(a -> new Dependency(jar(a), "runtime")).toList();
    CollectRequest collect = new CollectRequest(wanted, wanted, context.remoteRepositories());
    try {
      return context
          .repositorySystem()
          .resolveDependencies(
              context.repositorySystemSession(), new DependencyRequest(collect, null))
          .getArtifactResults()
          .stream()
          .map(result -> result.getArtifact().getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new ArtifactMissingException(e.getMessage(), e);
    }
  }

  @Override
  public Path bridge(String artifactId) {
    return classPath().stream()
        .filter(path -> path.getFileName().toString().startsWith(artifactId))
        .findFirst()
        .orElseThrow();
  }

  public static List<Path> classPath() {
    String text =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(text.split(File.pathSeparator)).map(Path::of).toList();
  }

  private static DefaultArtifact jar(Artifact a) {
    return new DefaultArtifact(a.groupId(), a.artifactId(), "jar", a.version());
  }
}
