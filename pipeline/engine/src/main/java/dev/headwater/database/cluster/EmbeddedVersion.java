package dev.headwater.database.cluster;

import dev.headwater.database.VersionWish;

/** Which binaries the embedded provider takes; known without looking for them. */
public final class EmbeddedVersion {

  private EmbeddedVersion() {}

  /**
   * As the artifacts are numbered, such as {@code 18.6.0}.
   *
   * @throws dev.headwater.database.CannotServeException when there are none of that major
   */
  public static String of(VersionWish wanted) {
    return PostgresVersion.of(wanted).artifact();
  }
}
