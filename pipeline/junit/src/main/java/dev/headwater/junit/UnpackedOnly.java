package dev.headwater.junit;

import dev.headwater.tool.ArtifactResolver;
import java.nio.file.Path;
import java.util.List;

/** Tests run after the build has generated its classes, so PostgreSQL is already unpacked. */
final class UnpackedOnly implements ArtifactResolver {

  @Override
  public Path file(Artifact artifact) {
    throw missing(artifact);
  }

  @Override
  public List<Path> classPath(List<Artifact> artifacts) {
    throw missing(artifacts.get(0));
  }

  @Override
  public Path bridge(String artifactId) {
    throw new IllegalStateException(artifactId + " is not needed in tests");
  }

  private static ArtifactMissingException missing(Artifact artifact) {
    return new ArtifactMissingException(
        artifact
            + " is not unpacked yet; headwater-maven-plugin does that, in its goals generate"
            + " and prepare",
        new IllegalStateException("a test does not download"));
  }
}
