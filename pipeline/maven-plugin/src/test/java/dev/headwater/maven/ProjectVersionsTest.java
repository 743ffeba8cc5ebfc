package dev.headwater.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tool.ToolVersions;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

final class ProjectVersionsTest {

  private final MavenProject project = new MavenProject();
  private final Plugin plugin = new Plugin();

  @Test
  void projectThatDeclaresNothingGetsTheDefaults() {
    assertThat(versions()).isEqualTo(ToolVersions.defaults());
  }

  @Test
  void dependenciesOfTheProjectDecide() {
    project.getDependencies().add(dependency("org.jooq", "jooq", "3.18.9"));
    project.getDependencies().add(dependency("org.flywaydb", "flyway-core", "10.1.0"));
    project.getDependencies().add(dependency("org.postgresql", "postgresql", "42.6.0"));
    project.getDependencies().add(dependency("org.testcontainers", "testcontainers", "2.0.1"));

    assertThat(versions())
        .isEqualTo(new ToolVersions("org.jooq", "3.18.9", "10.1.0", "42.6.0", "2.0.1"));
  }

  @Test
  void anyArtifactOfTestcontainersNamesItsVersion() {
    DependencyManagement managed = new DependencyManagement();
    managed.addDependency(dependency("org.testcontainers", "testcontainers-postgresql", "2.0.2"));
    project.getModel().setDependencyManagement(managed);

    assertThat(versions().testcontainers()).isEqualTo("2.0.2");
  }

  @Test
  void firstMajorOfTestcontainersIsNotTaken() {
    project.getDependencies().add(dependency("org.testcontainers", "postgresql", "1.21.4"));

    assertThat(versions().testcontainers()).isEqualTo(ToolVersions.defaults().testcontainers());
  }

  @Test
  void managedVersionsCountWhenNothingElseIsDeclared() {
    DependencyManagement managed = new DependencyManagement();
    managed.addDependency(dependency("org.flywaydb", "flyway-core", "11.0.0"));
    project.getModel().setDependencyManagement(managed);

    assertThat(versions().flyway()).isEqualTo("11.0.0");
    assertThat(versions().jooq()).isEqualTo(ToolVersions.defaults().jooq());
  }

  @Test
  void dependencyWinsOverWhatIsManaged() {
    DependencyManagement managed = new DependencyManagement();
    managed.addDependency(dependency("org.flywaydb", "flyway-core", "11.0.0"));
    project.getModel().setDependencyManagement(managed);
    project.getDependencies().add(dependency("org.flywaydb", "flyway-core", "12.0.0"));

    assertThat(versions().flyway()).isEqualTo("12.0.0");
  }

  @Test
  void dependencyOfThePluginWinsOverTheProject() {
    project.getDependencies().add(dependency("org.jooq", "jooq", "3.18.9"));
    plugin.addDependency(dependency("org.jooq", "jooq-codegen", "3.19.5"));

    assertThat(versions().jooq()).isEqualTo("3.19.5");
  }

  @Test
  void commercialEditionKeepsItsGroup() {
    project.getDependencies().add(dependency("org.jooq.pro", "jooq", "3.19.5"));

    assertThat(versions().jooqGroup()).isEqualTo("org.jooq.pro");
    assertThat(versions().jooq()).isEqualTo("3.19.5");
  }

  @Test
  void dependencyWithoutVersionIsPassedOver() {
    project.getDependencies().add(dependency("org.flywaydb", "flyway-core", null));

    assertThat(versions().flyway()).isEqualTo(ToolVersions.defaults().flyway());
  }

  @Test
  void artifactsOfOtherGroupsDoNotCount() {
    project.getDependencies().add(dependency("com.example", "flyway-core", "1"));
    project.getDependencies().add(dependency("org.jooq", "joor", "0.9.15"));

    assertThat(versions()).isEqualTo(ToolVersions.defaults());
  }

  private ToolVersions versions() {
    return ProjectVersions.of(project, plugin);
  }

  private static Dependency dependency(String groupId, String artifactId, String version) {
    Dependency dependency = new Dependency();
    dependency.setGroupId(groupId);
    dependency.setArtifactId(artifactId);
    dependency.setVersion(version);
    return dependency;
  }
}
