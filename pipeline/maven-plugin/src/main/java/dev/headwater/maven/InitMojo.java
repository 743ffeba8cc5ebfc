package dev.headwater.maven;

import dev.headwater.command.init.Init;
import dev.headwater.command.init.InitRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.spi.PomTool.Addition;
import dev.headwater.spi.PomTool.Dependency;
import dev.headwater.spi.PomTool.Plugin;
import dev.headwater.tool.ToolVersions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.lang.model.SourceVersion;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Brings Headwater into a Maven project: the plugin and jOOQ in the POM, a first migration, and a
 * line in .gitignore. With <code>on</code>, <code>adopt</code> writes the first migration.
 */
@Mojo(name = "init", requiresDirectInvocation = true, threadSafe = true)
public final class InitMojo extends RealDatabaseMojo {

  @Inject
  InitMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  OnCommandLine onCommandLine() {
    return OnCommandLine.ALONE;
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      if (skip) {
        log.info("skipped");
        return;
      }
      if (project.getPackaging().equals("pom")) {
        throw new ProblemException(
            Problem.of("init", "this module has the packaging pom, and no code")
                .withDetail("module", project.getArtifactId())
                .withFix("run it in the module that uses the database: mvn -pl MODULE …"));
      }
      boolean adopts = namesDatabase(resolver);
      Path folder = project.getBasedir().toPath();
      List<String> done =
          new Init(resolver)
              .run(
                  new InitRequest(
                      folder,
                      project.getFile().toPath(),
                      addition(),
                      folder.resolve("src/main/resources/db/migration"),
                      !adopts));
      done.forEach(line -> log.info("init: " + line));
      if (adopts) {
        new Adoption(InitMojo.this, resolver, log).run(List.of());
      }
      log.info(
          done.isEmpty() && !adopts
              ? "init: nothing to do, the project uses Headwater already"
              : "init: now run mvn generate-sources");
    }

    private boolean namesDatabase(MavenArtifactResolver resolver) {
      try (RealDatabaseAccess databases = new RealDatabaseAccess(InitMojo.this, resolver)) {
        return databases.on().isPresent();
      }
    }

    private Addition addition() {
      List<Dependency> dependencies =
          hasJooq() ? List.of() : List.of(new Dependency("org.jooq", "jooq", jooqVersion()));
      org.apache.maven.model.Plugin own = execution.getPlugin();
      List<Plugin> plugins =
          hasPlugin(own)
              ? List.of()
              : List.of(
                  new Plugin(
                      own.getGroupId(),
                      own.getArtifactId(),
                      own.getVersion(),
                      "generate",
                      Map.of("packageName", packageOfClasses())));
      return new Addition(dependencies, plugins);
    }

    private boolean hasJooq() {
      return project.getDependencies().stream()
          .anyMatch(dependency -> dependency.getArtifactId().equals("jooq"));
    }

    /** The version that the project manages wins; then it need not stand in the dependency. */
    private String jooqVersion() {
      DependencyManagement managed = project.getDependencyManagement();
      return managed != null
              && managed.getDependencies().stream()
                  .anyMatch(d -> d.getManagementKey().equals("org.jooq:jooq:jar"))
          ? ""
          : ToolVersions.defaults().jooq();
    }

    /** As the POM has it: on the command line, Maven adds the plugin to the project. */
    private boolean hasPlugin(org.apache.maven.model.Plugin own) {
      return project.getOriginalModel().getBuild() != null
              && project.getOriginalModel().getBuild().getPluginsAsMap().containsKey(own.getKey())
          || project.getBuildPlugins().stream()
              .anyMatch(
                  plugin ->
                      plugin.getKey().equals(own.getKey()) && !plugin.getExecutions().isEmpty());
    }

    /** The user's wish, or else the group of the project as a Java package. */
    private String packageOfClasses() {
      return packageName != null && !packageName.isBlank()
          ? packageName
          : Stream.concat(Arrays.stream(project.getGroupId().split("\\.")), Stream.of("db"))
              .map(Run::javaName)
              .collect(Collectors.joining("."));
    }

    private static String javaName(String word) {
      String name = word.replaceAll("[^\\p{Alnum}_]", "_").replaceFirst("^(\\d)", "_$1");
      return SourceVersion.isKeyword(name) ? name + "_" : name;
    }
  }
}
