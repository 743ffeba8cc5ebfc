package dev.headwater.maven;

import dev.headwater.tool.ToolVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/**
 * The versions of the tools that a project declares: for this plugin, as its own dependency, or as
 * managed by itself, its parent or a BOM, in this order.
 */
final class ProjectVersions {

  private final List<Dependency> declared = new ArrayList<>();

  private ProjectVersions(MavenProject project, Plugin plugin) {
    declared.addAll(plugin.getDependencies());
    declared.addAll(project.getDependencies());
    DependencyManagement managed = project.getDependencyManagement();
    if (managed != null) {
      declared.addAll(managed.getDependencies());
    }
  }

  static ToolVersions of(MavenProject project, Plugin plugin) {
    ProjectVersions versions = new ProjectVersions(project, plugin);
    ToolVersions defaults = ToolVersions.defaults();
    Optional<Dependency> jooq =
        versions.find(
            d ->
                d.getGroupId().startsWith("org.jooq")
                    && List.of("jooq-codegen", "jooq-meta", "jooq").contains(d.getArtifactId()));
    String jooqVersion = jooq.map(Dependency::getVersion).orElse(defaults.jooq());
    return new ToolVersions(
        jooq.map(Dependency::getGroupId).orElse(defaults.jooqGroup()),
        jooqVersion,
        versions.version("org.flywaydb", "flyway-core").orElse(defaults.flyway()),
        versions
            .version("org.postgresql", "postgresql")
            .orElseGet(() -> ToolVersions.pgjdbcFor(jooqVersion)),
        // All of its artifacts have one version; its first major has another API.
        versions
            .find(
                d -> d.getGroupId().equals("org.testcontainers") && d.getVersion().startsWith("2."))
            .map(Dependency::getVersion)
            .orElse(defaults.testcontainers()));
  }

  private Optional<String> version(String groupId, String artifactId) {
    return find(d -> d.getGroupId().equals(groupId) && d.getArtifactId().equals(artifactId))
        .map(Dependency::getVersion);
  }

  private Optional<Dependency> find(Predicate<Dependency> wanted) {
    return declared.stream().filter(d -> d.getVersion() != null).filter(wanted).findFirst();
  }
}
