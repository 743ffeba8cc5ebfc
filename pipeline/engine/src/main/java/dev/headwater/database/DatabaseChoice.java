package dev.headwater.database;

import dev.headwater.tool.ToolVersions;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which throwaway PostgreSQL a run wants.
 *
 * @param postgresVersion a major ({@code 17}) or a full version ({@code 17.5}); empty for
 *     Headwater's default, or for whatever the image or the server has
 * @param serverSettings PostgreSQL settings by their own names
 * @param image a container image that follows the contract of the official one; empty for that one
 * @param postgresHome the folder of an installed PostgreSQL; empty to look for one
 * @param server for the provider {@code server}
 */
public record DatabaseChoice(
    Kind provider,
    String postgresVersion,
    Map<String, String> serverSettings,
    String image,
    Optional<Path> postgresHome,
    ServerAddress server)
    implements Serializable {

  public DatabaseChoice {
    serverSettings = Map.copyOf(serverSettings);
  }

  /** The version to start where nobody named one. */
  public String versionOrDefault() {
    return postgresVersion.isEmpty() ? ToolVersions.defaultPostgres() : postgresVersion;
  }

  /** The same with another version. */
  public DatabaseChoice withVersion(String other) {
    return new DatabaseChoice(provider, other, serverSettings, image, postgresHome, server);
  }

  /** Whether the database is to be made in a server that others use, too. */
  public boolean isInServer() {
    return provider == Kind.SERVER || (provider == Kind.AUTO && !server.url().isEmpty());
  }

  /** Where throwaway databases come from. */
  public enum Kind {
    /** The first that can serve the request. */
    AUTO,
    /** PostgreSQL's binaries through Maven. */
    EMBEDDED,
    /** A PostgreSQL that is installed on this machine. */
    LOCAL,
    /** A container. */
    CONTAINER,
    /** A database in a server that is there already. */
    SERVER;

    /** As users write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A server that is there already.
   *
   * @param url JDBC URL; empty when none is given
   * @param username empty for the user that PostgreSQL's own clients would take
   * @param password empty for the password that PostgreSQL's own clients would take
   * @param allowServerWide whether migrations may change what all databases of the server share,
   *     such as roles
   */
  public record ServerAddress(String url, String username, String password, boolean allowServerWide)
      implements Serializable {

    /** No server. */
    public static final ServerAddress NONE = new ServerAddress("", "", "", false);

    /** Without the password. */
    @Override
    public String toString() {
      return username + "@" + url;
    }
  }
}
