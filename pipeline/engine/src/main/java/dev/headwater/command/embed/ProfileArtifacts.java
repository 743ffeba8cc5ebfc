package dev.headwater.command.embed;

import dev.headwater.tool.ArtifactResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds what a profile names, and what the local Maven repository has. Downloads nothing. */
record ProfileArtifacts(Profile profile) implements ArtifactResolver {

  @Override
  public Path file(Artifact artifact) {
    Path jar =
        Path.of(
            profile.value("repository"),
            artifact.groupId().replace('.', '/'),
            artifact.artifactId(),
            artifact.version(),
            artifact.artifactId() + "-" + artifact.version() + ".jar");
    if (profile.value("repository").isEmpty() || !Files.exists(jar)) {
      throw new ArtifactMissingException(
          "a test does not download, and it is neither unpacked nor in the local repository", null);
    }
    return jar;
  }

  @Override
  public List<Path> classPath(List<Artifact> artifacts) {
    return profile
        .jars(artifacts.get(0))
        .orElseThrow(
            () ->
                new ArtifactMissingException(
                    "a test does not download, and headwater-maven-plugin fetches Testcontainers for"
                        + " tests where the POM says <provider>container</provider>",
                    null));
  }

  @Override
  public Path bridge(String artifactId) {
    return Path.of(profile.value(Profile.BRIDGE + artifactId));
  }
}
