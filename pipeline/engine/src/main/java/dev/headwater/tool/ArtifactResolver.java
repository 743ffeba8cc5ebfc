package dev.headwater.tool;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds artifacts. The Maven plugin answers with Maven's own resolver, so that the user's mirrors,
 * proxies, credentials and offline mode hold.
 */
public interface ArtifactResolver {

  /**
   * One file.
   *
   * @throws ArtifactMissingException when it is not to be had
   */
  Path file(Artifact artifact);

  /**
   * The given artifacts with all that they need at run time; the first wins where versions differ.
   *
   * @throws ArtifactMissingException when one is not to be had
   */
  List<Path> classPath(List<Artifact> artifacts);

  /** The jar of one of Headwater's own bridges, by artifactId. */
  Path bridge(String artifactId);

  /** Maven coordinates. */
  record Artifact(String groupId, String artifactId, String version) implements Serializable {
    @Override
    public String toString() {
      return groupId + ":" + artifactId + ":" + version;
    }
  }

  /** An artifact that is neither in the local repository nor can be fetched. */
  final class ArtifactMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message why, in the resolver's words
     */
    public ArtifactMissingException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
