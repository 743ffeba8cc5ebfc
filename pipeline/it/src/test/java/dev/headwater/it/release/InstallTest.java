package dev.headwater.it.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import dev.headwater.it.support.Modules;
import dev.headwater.it.support.Modules.Module;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first commands in a fresh clone. */
@Tag("thorough")
final class InstallTest {

  @TempDir Path folder;

  @Test
  void generateSourcesThenInstall() throws Exception {
    Path repository = folder.resolve("repository");
    String local = "-Dmaven.repo.local=" + repository;
    MavenProject clone = FreshClone.in(folder.resolve("clone"));

    Result generated = clone.run(local, "generate-sources");
    assertThat(generated.succeeded()).as(generated.output()).isTrue();
    assertThat(generated.output()).contains("[INFO] Headwater: there are no classes yet\n");
    assertThat(clone.run(local, "generate-sources").output())
        .containsPattern("Headwater: \\d+ migrations found, classes are up to date\n");

    Result installed = clone.run(local, "install", "-DskipTests");
    assertThat(installed.succeeded()).as(installed.output()).isTrue();
    assertThat(repository.resolve("dev/headwater"))
        .isDirectoryNotContaining("glob:**/headwater-{cases,it}");
    for (Module module : Modules.all()) {
      Path artifacts =
          repository.resolve(
              "dev/headwater/" + module.artifactId() + "/" + InstalledPlugin.VERSION);
      String jar = module.artifactId() + "-" + InstalledPlugin.VERSION + ".jar";
      assertThat(artifacts.toFile().exists())
          .as(module.artifactId())
          .isEqualTo(module.isInstalled());
      assertThat(artifacts.resolve(jar).toFile().exists())
          .as(jar)
          .isEqualTo(module.isInstalled() && !module.packaging().equals("pom"));
    }
  }
}
