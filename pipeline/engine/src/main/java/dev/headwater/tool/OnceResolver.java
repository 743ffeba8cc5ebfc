package dev.headwater.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks for each artifact once. Two threads of a run want the same ones at the same time, and must
 * not download them twice.
 */
public final class OnceResolver implements ArtifactResolver {

  private final ArtifactResolver resolver;
  private final Map<Artifact, Path> files = new ConcurrentHashMap<>();
  private final Map<List<Artifact>, List<Path>> classPaths = new ConcurrentHashMap<>();

  public OnceResolver(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public Path file(Artifact artifact) {
    return files.computeIfAbsent(artifact, resolver::file);
  }

  @Override
  public List<Path> classPath(List<Artifact> artifacts) {
    return classPaths.computeIfAbsent(List.copyOf(artifacts), resolver::classPath);
  }

  @Override
  public Path bridge(String artifactId) {
    return resolver.bridge(artifactId);
  }
}
