package dev.headwater.maven;

import dev.headwater.tool.ToolVersions;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/**
 * The versions of the tools that a project declares: for this plugin, as its own dependency, or as
 * managed by itself, its parent or a BOM, in this order.
 */
final class ProjectVersions {

  private static final List<String> JOOQ = List.of("jooq-codegen", "jooq-meta", "jooq");
  private static final String ANY = "";

  private final List<Dependency> declared = new ArrayList<>();

  private ProjectVersions(MavenProject project, Plugin plugin) {
    add(plugin.getDependencies());
    add(project.getDependencies());
    DependencyManagement managed = project.getDependencyManagement();
    if (managed != null) {
      add(managed.getDependencies());
    }
  }

  private void add(List<Dependency> dependencies) {
    for (Dependency dependency : dependencies) {
      if (dependency.getVersion() != null) {
        declared.add(dependency);
      }
    }
  }

  static ToolVersions of(MavenProject project, Plugin plugin) {
    ProjectVersions versions = new ProjectVersions(project, plugin);
    ToolVersions defaults = ToolVersions.defaults();
    String jooqGroup = defaults.jooqGroup();
    String jooq = defaults.jooq();
    for (Dependency dependency : versions.declared) {
      if (dependency.getGroupId().startsWith("org.jooq")
          && JOOQ.contains(dependency.getArtifactId())) {
        jooqGroup = dependency.getGroupId();
        jooq = dependency.getVersion();
        break;
      }
    }
    return new ToolVersions(
        jooqGroup,
        jooq,
        versions.find("org.flywaydb", "flyway-core", "", defaults.flyway()),
        versions.find("org.postgresql", "postgresql", "", ToolVersions.pgjdbcFor(jooq)),
        // All of its artifacts have one version; its first major has another API.
        versions.find("org.testcontainers", ANY, "2.", defaults.testcontainers()));
  }

  /** The first declared version that begins so. */
  private String find(String groupId, String artifactId, String beginning, String otherwise) {
    for (Dependency dependency : declared) {
      if (dependency.getGroupId().equals(groupId)
          && (artifactId.equals(ANY) || dependency.getArtifactId().equals(artifactId))
          && dependency.getVersion().startsWith(beginning)) {
        return dependency.getVersion();
      }
    }
    return otherwise;
  }
}
