package dev.headwater.tool;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.CodegenTool;
import dev.headwater.spi.ContainerTool;
import dev.headwater.spi.MigrationTool;
import dev.headwater.spi.PomTool;
import dev.headwater.spi.ToolFailure;
import dev.headwater.tool.ArtifactResolver.Artifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outside tools of one run, in the versions that the project declares. */
public final class Toolbox {

  /** The bridges that opening and migrating a database may need, by their artifactIds. */
  public static final List<String> BRIDGES_OF_A_DATABASE =
      List.of(
          "headwater-tool-archive",
          "headwater-tool-documents",
          "headwater-tool-flyway",
          "headwater-tool-testcontainers");

  private final ToolSet tools;
  private final ArtifactResolver resolver;
  private final ToolLoaders loaders;
  private final ClassLoader driver;

  /** Finds the JDBC driver at once, the rest when it is asked for. */
  public Toolbox(ToolSet tools, ArtifactResolver resolver, ToolLoaders loaders) throws IOException {
    this.tools = tools;
    this.resolver = resolver;
    this.loaders = loaders;
    this.driver = loaders.loader(Tool.driver(tools.versions()).classPath(resolver));
  }

  /**
   * Fetches what runs without Docker load when they need it, and loads nothing: for later runs that
   * are offline.
   */
  public static void fetch(ToolVersions versions, ArtifactResolver resolver) {
    Stream.of(Tool.driver(versions), Tool.flyway(versions), Tool.jooq(versions), Tool.web())
        .forEach(tool -> tool.classPath(resolver));
    Stream.of(Tool.documents(), Tool.elk()).forEach(tool -> tool.classPathWithBridge(resolver));
  }

  /**
   * A part of Headwater that lies in the jar of pages. It sees all that its caller sees.
   *
   * @param service an interface of the caller
   */
  public static <T> T pages(Class<T> service, ArtifactResolver resolver, ToolLoaders loaders)
      throws IOException {
    return ToolLoaders.bridge(
        service, loaders.loader(Tool.web().classPath(resolver), service.getClassLoader()));
  }

  /** The tool that edits POMs. */
  public static PomTool poms(ArtifactResolver resolver, ToolLoaders loaders) throws IOException {
    return ToolLoaders.bridge(
        PomTool.class, loaders.loader(Tool.pom().classPathWithBridge(resolver)));
  }

  /**
   * The jars that a bundle is made of, each once: Headwater's own, Flyway, the driver, and the
   * libraries for documents. Loads nothing.
   */
  public static List<Path> ofBundle(ToolVersions versions, ArtifactResolver resolver) {
    Set<Path> jars = new LinkedHashSet<>(Tool.bundle().classPath(resolver));
    jars.addAll(Tool.flyway(versions).classPathWithBridge(resolver));
    jars.addAll(Tool.driver(versions).classPath(resolver));
    jars.addAll(Tool.documents().classPathWithBridge(resolver));
    return List.copyOf(jars);
  }

  /** The versions of the tools. */
  public ToolVersions versions() {
    return tools.versions();
  }

  /**
   * The jars of what opens and migrates a database, by the first artifact of each tool. Loads
   * nothing.
   *
   * @param containers whether the database is in a container
   */
  public static Map<Artifact, List<Path>> ofDatabase(
      ToolVersions versions, boolean containers, ArtifactResolver resolver) {
    Stream<Tool> tools = Stream.of(Tool.driver(versions), Tool.flyway(versions));
    return (containers ? Stream.concat(tools, Stream.of(Tool.testcontainers(versions))) : tools)
        .collect(
            Collectors.toMap(tool -> tool.artifacts().get(0), tool -> tool.classPath(resolver)));
  }

  /** Sees PostgreSQL's driver; the parent of Flyway's loader, which copies data through it. */
  public ClassLoader driver() {
    return driver;
  }

  /** Flyway, with the project's Java migrations and callbacks on its class path. */
  public MigrationTool flyway() throws IOException {
    return tool(MigrationTool.class, Tool.flyway(tools.versions()), tools.migrations());
  }

  /** jOOQ, with the user's generators, strategies and converters on its class path. */
  public CodegenTool jooq() throws IOException {
    CodegenTool tool = tool(CodegenTool.class, Tool.jooq(tools.versions()), List.of());
    return withUsersClasses(CodegenTool.class, tool);
  }

  /**
   * Testcontainers, connected to Docker.
   *
   * @throws ToolFailure when there is no Docker
   */
  public ContainerTool containers() throws IOException {
    ContainerTool tool =
        tool(ContainerTool.class, Tool.testcontainers(tools.versions()), List.of());
    ClassLoader loader = tool.getClass().getClassLoader();
    ContainerTool containers = withUsersClasses(ContainerTool.class, tool);
    try {
      containers.connect();
      ToolLoaders.pin(loader);
      return containers;
    } catch (ToolFailure e) {
      // Docker may be started before the next run in this JVM.
      ToolLoaders.discard(loader);
      throw e;
    }
  }

  private <T> T withUsersClasses(Class<T> spi, T tool) throws IOException {
    return UsersClasses.seenBy(
        spi, tool, loaders.loader(tools.codegen(), tool.getClass().getClassLoader()));
  }

  private <T> T tool(Class<T> spi, Tool tool, List<Path> users) throws IOException {
    List<Path> jars = tool.classPathWithBridge(resolver);
    jars.addAll(users);
    ClassLoader loader = loaders.loader(jars, driver);
    try {
      return ToolLoaders.bridge(spi, loader);
    } catch (LinkageError | ServiceConfigurationError e) {
      throw tooNewOrTooOld(tool.shown(), e);
    }
  }

  /** Classes of a tool that need another Java, or lack what the bridge calls. */
  public static ProblemException tooNewOrTooOld(String tool, Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof LinkageError)) {
      cause = cause.getCause();
    }
    boolean newer = cause instanceof UnsupportedClassVersionError;
    Problem problem =
        newer
            ? Problem.of(
                    "java-version",
                    tool + " needs a newer Java than " + Runtime.version().feature())
                .withFix("run Maven on a newer JDK, or declare an older version of it")
            : Problem.of("tool-version", "Headwater does not work with " + tool)
                .withFix("declare jOOQ 3.18 to 3.21, Flyway 9 to 13, Testcontainers 2");
    return new ProblemException(problem.withDetail("why", cause.toString()));
  }
}
