package dev.headwater.cases.junit;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.fingerprint.OwnCode;
import dev.headwater.command.embed.Profile;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.cluster.EmbeddedProvider;
import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.Toolbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The profile that headwater-maven-plugin would write for the tests of this module. */
final class WrittenProfile implements AutoCloseable {

  private static final Path FILE = Path.of("target/headwater/junit.properties");

  WrittenProfile() throws Exception {
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, profile().text());
  }

  static Profile profile() {
    TestArtifacts artifacts = new TestArtifacts();
    GenerateRequest request =
        GenerateRequest.in(Path.of("").toAbsolutePath())
            .provider(Kind.EMBEDDED)
            .seedFolder(Path.of("src/test/resources/junit-extension-seeds"))
            .build();
    EmbeddedProvider.fetch(request.database(), artifacts);
    Map<String, Path> bridges =
        Toolbox.BRIDGES_OF_A_DATABASE.stream()
            .collect(Collectors.toMap(name -> name, artifacts::bridge));
    Map<Artifact, List<Path>> jars = Toolbox.ofDatabase(request.tools(), false, artifacts);
    Profile profile = Profile.of(request, OwnCode.classPath(), bridges, repository(jars));
    for (Map.Entry<Artifact, List<Path>> tool : jars.entrySet()) {
      profile = profile.with(tool.getKey(), tool.getValue());
    }
    return profile;
  }

  /** org/postgresql/postgresql/VERSION/FILE lies in it. */
  private static Path repository(Map<Artifact, List<Path>> jars) {
    return jars.entrySet().stream()
        .filter(tool -> tool.getKey().artifactId().equals("postgresql"))
        .map(tool -> tool.getValue().get(0).resolve("../../../../..").normalize())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws Exception {
    Files.delete(FILE);
  }
}
