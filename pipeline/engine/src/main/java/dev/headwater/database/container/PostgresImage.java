package dev.headwater.database.container;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseListener;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.ContainerImage;
import dev.headwater.spi.ContainerTool;
import dev.headwater.spi.ToolFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An image that says it holds PostgreSQL. */
record PostgresImage(String name, ContainerImage told) {

  static final int PORT = 5432;

  /** The official image, and each image built on it, sets these variables. */
  private static final Set<String> MARKS = Set.of("PGDATA", "PG_MAJOR", "PG_VERSION");

  /**
   * The image with this name.
   *
   * @throws CannotServeException when Headwater's own image cannot be had
   * @throws ProblemException when the user's image cannot be had, or is not PostgreSQL
   */
  static PostgresImage of(Wanted wanted, ContainerTool docker, DatabaseListener listener) {
    String name = wanted.name();
    try {
      ContainerImage told =
          docker.image(name, full -> listener.preparing("fetching the image " + full + ", once"));
      return new PostgresImage(name, told).checked();
    } catch (ToolFailure e) {
      throw wanted.users() ? ToolProblem.here(e) : ToolProblem.elsewhere(e, false);
    }
  }

  private PostgresImage checked() {
    boolean marked = told.environment().keySet().stream().anyMatch(MARKS::contains);
    if (told.ports().contains(PORT) || marked || takesSettings()) {
      return this;
    }
    throw new ProblemException(
        Problem.of("image", "the image " + name + " is not PostgreSQL")
            .withDetail(
                "why",
                "it exposes no port "
                    + PORT
                    + ", sets neither PGDATA nor PG_MAJOR, and its command is not postgres")
            .withFix("take an image like the official one: <image>postgres:17</image>"));
  }

  /** Whether arguments after its command are settings of the server. */
  boolean takesSettings() {
    return !told.command().isEmpty() && told.command().get(0).matches("(.*/)?postgres");
  }

  /** Its own command with settings; empty when it cannot take any. */
  List<String> command(Map<String, String> settings) {
    if (!takesSettings()) {
      return List.of();
    }
    List<String> command = new ArrayList<>(told.command());
    settings.forEach((setting, value) -> command.addAll(List.of("-c", setting + "=" + value)));
    return command;
  }

  /** The variables that the image reads when it initialises the cluster. */
  Map<String, String> environment(Secrets secrets) {
    String own = told.environment().getOrDefault("POSTGRES_INITDB_ARGS", "");
    return Map.of(
        "POSTGRES_USER",
        ContainerServer.SUPERUSER,
        "POSTGRES_PASSWORD",
        secrets.password(),
        "POSTGRES_DB",
        FreshDatabase.NAME,
        "POSTGRES_INITDB_ARGS",
        (own + " --no-sync").strip());
  }

  /**
   * The volume that holds its data, which in memory is initialised in half the time. Only root can
   * give a folder in memory to the user that PostgreSQL runs as.
   */
  Set<String> data() {
    String data = told.environment().getOrDefault("PGDATA", "");
    boolean root = told.user().matches("(root|0)?(:.*)?");
    return root
        ? told.volumes().stream()
            .filter(volume -> (data + "/").startsWith(volume + "/"))
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** With the digest, so that a run can be repeated with the same one. */
  String exactly() {
    return name + "@" + told.digest();
  }

  /**
   * @param users whether the user named it, so that no other provider is to be tried instead
   */
  record Wanted(String name, boolean users) {}
}
