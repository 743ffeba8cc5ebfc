package dev.headwater.it.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.it.readme.Shop;
import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import dev.headwater.it.support.Modules;
import dev.headwater.it.support.Modules.Module;
import dev.headwater.it.support.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A release in a folder: its version, what is in it, and a project that uses it. */
@Tag("thorough")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReleaseTest {

  private static final String VERSION = "9.8.7";

  @TempDir static Path folder;
  private MavenProject clone;

  @BeforeAll
  void release() throws Exception {
    clone = FreshClone.in(folder.resolve("clone"));
    succeed("versions:set", "-DnewVersion=" + VERSION);
    succeed("-Prelease", "deploy", "-DskipTests", to("central"));
  }

  @Test
  void versionIsSetEverywhere() throws Exception {
    for (Path file : FreshClone.files()) {
      assertThat(
              Files.readString(clone.folder().resolve(file), StandardCharsets.ISO_8859_1)
                  .contains(InstalledPlugin.VERSION))
          .as(file.toString())
          .isFalse();
    }
    assertThat(clone.folder().resolve("bench/pom.xml")).content().contains(VERSION);
  }

  @Test
  void everythingThatUsersNeedIsDeployedAndNothingElse() throws Exception {
    Set<String> expected = new TreeSet<>();
    for (Module module : Modules.all()) {
      if (module.isForUsers()) {
        String file =
            module.artifactId() + "/" + VERSION + "/" + module.artifactId() + "-" + VERSION;
        expected.add(file + ".pom");
        if (!module.packaging().equals("pom")) {
          Stream.of(".jar", "-sources.jar", "-javadoc.jar").forEach(e -> expected.add(file + e));
        }
      }
    }
    assertThat(files("central")).containsExactlyElementsOf(expected);
  }

  @Test
  void keySigns() throws Exception {
    assumeTrue(Program.isInstalled("gpg"), "gpg is not installed");
    // A socket has a short path.
    Path home = Files.createTempDirectory("gpg");
    Map<String, String> environment = Map.of("GNUPGHOME", home.toString());
    clone.environment("GNUPGHOME", home.toString());
    try {
      String name = "Headwater test";
      Program.run(
          home,
          List.of("gpg", "--batch", "--passphrase", "", "--quick-gen-key", name, "rsa2048"),
          environment);
      succeed("-N", "-Prelease", "deploy", "-Dgpg.keyname=" + name, to("signed"));
      String pom = "headwater/" + VERSION + "/headwater-" + VERSION + ".pom";
      assertThat(files("signed")).containsExactly(pom, pom + ".asc");
    } finally {
      Program.run(home, List.of("gpgconf", "--kill", "all"), environment);
      MavenProject.in(home).close();
    }
  }

  /** With an empty local repository, this release and Maven Central. */
  @Test
  void foreignProjectGeneratesCompilesAndTests() throws Exception {
    String repository = "<id>release</id><url>" + folder.resolve("central").toUri() + "</url>";
    try (MavenProject shop =
        Shop.java(
            "<repositories><repository>"
                + repository
                + "</repository></repositories><pluginRepositories><pluginRepository>"
                + repository
                + "</pluginRepository></pluginRepositories>")) {
      Result result =
          shop.withoutTheMachinesRepository()
              .run(
                  "test",
                  "-Dheadwater.version=" + VERSION,
                  "-Dmaven.repo.local=" + folder.resolve("empty"));
      assertThat(result.succeeded()).as(result.output()).isTrue();
      assertThat(result.output()).contains(Shop.TESTED);
    }
  }

  private void succeed(String... arguments) throws Exception {
    String[] all = Stream.concat(Stream.of(arguments), Stream.of(local())).toArray(String[]::new);
    Result result = clone.run(all);
    assertThat(result.succeeded()).as(result.output()).isTrue();
  }

  private String local() {
    return "-Dmaven.repo.local=" + folder.resolve("repository");
  }

  private String to(String target) {
    return "-DaltDeploymentRepository=local::" + folder.resolve(target).toUri();
  }

  /** Without checksums and Maven's lists of versions. */
  private List<String> files(String target) throws IOException {
    Path group = folder.resolve(target).resolve("dev/headwater");
    try (Stream<Path> files = Files.walk(group)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> group.relativize(file).toString())
          .filter(name -> !name.matches(".*(\\.(md5|sha1|sha256|sha512)|maven-metadata\\.xml)"))
          .sorted()
          .toList();
    }
  }
}
