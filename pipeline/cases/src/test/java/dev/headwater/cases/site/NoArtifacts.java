package dev.headwater.cases.site;

import dev.headwater.tool.ArtifactResolver;
import java.nio.file.Path;
import java.util.List;

/** Nothing may be asked for. */
enum NoArtifacts implements ArtifactResolver {
  NONE;

  @Override
  public Path file(Artifact artifact) {
    throw new AssertionError(artifact);
  }

  @Override
  public List<Path> classPath(List<Artifact> artifacts) {
    throw new AssertionError(artifacts);
  }

  @Override
  public Path bridge(String artifactId) {
    throw new AssertionError(artifactId);
  }
}
