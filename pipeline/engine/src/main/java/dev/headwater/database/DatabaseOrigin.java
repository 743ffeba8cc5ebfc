package dev.headwater.database;

import dev.headwater.database.DatabaseChoice.Kind;
import java.io.Serializable;

/**
 * Where a throwaway database came from.
 *
 * @param postgresVersion the server's version as it says it itself, such as {@code 18.6}
 * @param source what exactly: the folder of the binaries, an image with its digest, a host
 */
public record DatabaseOrigin(Kind provider, String postgresVersion, String source)
    implements Serializable {

  @Override
  public String toString() {
    return "PostgreSQL " + postgresVersion + " (" + provider.word() + ": " + source + ")";
  }
}
