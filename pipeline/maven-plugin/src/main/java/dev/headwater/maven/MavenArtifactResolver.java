package dev.headwater.maven;

import dev.headwater.tool.ArtifactResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Maven's own resolver. */
final class MavenArtifactResolver implements ArtifactResolver {

  private static final String BRIDGE = "headwater-tool-";

  private final RepositorySystem system;
  private final MavenSession session;
  private final MojoExecution execution;

  /** Maven knows the current project in its own threads only. */
  private final MavenProject current;

  MavenArtifactResolver(RepositorySystem system, MavenSession session, MojoExecution execution) {
    this.system = system;
    this.session = session;
    this.execution = execution;
    this.current = session.getCurrentProject();
  }

  @Override
  public Path file(Artifact artifact) {
    try {
      return system
          .resolveArtifact(
              repositorySession(), new ArtifactRequest(jar(artifact), repositories(), null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new ArtifactMissingException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public List<Path> classPath(List<Artifact> artifacts) {
    List<Dependency> wanted =
        artifacts.stream().map(a -> new Dependency(jar(a), "runtime")).toList();
    // Managed, too, so that no range of versions in a POM is looked up.
    return resolve(wanted, wanted);
  }

  @Override
  public Path bridge(String artifactId) {
    return own(artifactId::equals).stream()
        .findFirst()
        .orElseGet(
            () ->
                file(
                    new Artifact(
                        execution.getPlugin().getGroupId(),
                        artifactId,
                        execution.getPlugin().getVersion())));
  }

  /** The jars of Headwater's engine. */
  List<Path> engine() {
    String plugin = execution.getPlugin().getArtifactId();
    return own(name -> !name.startsWith(BRIDGE) && !name.equals(plugin));
  }

  private List<Path> own(Predicate<String> name) {
    return parts()
        .filter(artifact -> name.test(artifact.getArtifactId()))
        .map(artifact -> artifact.getFile().toPath())
        .toList();
  }

  /** The plugin's own artifacts. */
  private Stream<org.apache.maven.artifact.Artifact> parts() {
    return execution.getMojoDescriptor().getPluginDescriptor().getArtifacts().stream()
        .filter(artifact -> artifact.getGroupId().equals(execution.getPlugin().getGroupId()));
  }

  /**
   * The dependencies that the user adds to this plugin: generators, strategies, converters,
   * migrations.
   */
  List<Path> pluginClassPath() {
    return resolve(dependencies(execution.getPlugin().getDependencies()), List.of());
  }

  /**
   * Resource folders, dependencies of the plugin and of the project. The project's own classes are
   * left out: they are not compiled yet, or come from another state of the project.
   */
  List<Path> projectClassPath(MavenProject project) {
    List<Path> paths = new ArrayList<>();
    for (Resource resource : project.getResources()) {
      paths.add(Path.of(resource.getDirectory()));
    }
    List<Dependency> all = new ArrayList<>();
    all.addAll(dependencies(execution.getPlugin().getDependencies()));
    all.addAll(
        dependencies(
            project.getDependencies().stream()
                .filter(d -> !"test".equals(d.getScope()) && !"system".equals(d.getScope()))
                .toList()));
    List<Dependency> managed =
        project.getDependencyManagement() == null
            ? List.of()
            : dependencies(project.getDependencyManagement().getDependencies());
    paths.addAll(resolve(all, managed));
    return paths;
  }

  private List<Dependency> dependencies(List<org.apache.maven.model.Dependency> declared) {
    return declared.stream()
        .map(d -> RepositoryUtils.toDependency(d, repositorySession().getArtifactTypeRegistry()))
        .toList();
  }

  private List<Path> resolve(List<Dependency> roots, List<Dependency> managed) {
    CollectRequest collect = new CollectRequest(roots, managed, repositories());
    try {
      return system
          .resolveDependencies(repositorySession(), new DependencyRequest(collect, null))
          .getArtifactResults()
          .stream()
          .map(result -> result.getArtifact().getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new ArtifactMissingException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Those of the project and those for plugins: a commercial jOOQ is often only in the former. */
  private List<RemoteRepository> repositories() {
    Map<String, RemoteRepository> byId = new LinkedHashMap<>();
    Stream.concat(
            current.getRemotePluginRepositories().stream(),
            current.getRemoteProjectRepositories().stream())
        .forEach(repository -> byId.putIfAbsent(repository.getId(), repository));
    return List.copyOf(byId.values());
  }

  private RepositorySystemSession repositorySession() {
    return session.getRepositorySession();
  }

  private static DefaultArtifact jar(Artifact artifact) {
    return new DefaultArtifact(
        artifact.groupId(), artifact.artifactId(), "jar", artifact.version());
  }
}
