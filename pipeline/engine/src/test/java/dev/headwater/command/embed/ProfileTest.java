package dev.headwater.command.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ToolVersions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileTest {

  private static final Artifact DRIVER = new Artifact("org.postgresql", "postgresql", "42");

  @TempDir Path folder;

  private GenerateRequest.Builder request() {
    return GenerateRequest.in(folder)
        .locations(List.of("filesystem:sql", "classpath:more"))
        .flyway(Map.of("flyway.placeholders.a", "ä = \\ :\n#", "flyway.table", "history"))
        .provider(Kind.SERVER)
        .postgresVersion("17")
        .image("pgvector/pgvector:pg17")
        .postgresHome(Path.of("home"))
        .initScripts(List.of(Path.of("one.sql"), Path.of("two.sql")))
        .serverSettings(Map.of("work_mem", "64MB"))
        .cacheDirectory(Path.of("cache"))
        .snapshotMegabytes(7)
        .timeout(Duration.ofSeconds(9))
        .tools(ToolVersions.defaults().withFlyway("9.22.3"));
  }

  private static Profile of(GenerateRequest request) {
    return Profile.of(request, List.of(), Map.of(), Path.of("repository"));
  }

  @Test
  void settingsOfTheDatabaseSurviveTheFile() throws Exception {
    GenerateRequest request =
        request()
            .server(new ServerAddress("jdbc:postgresql://h/d?ssl=true", "u", "", true))
            .build();
    Path file = folder.resolve("junit.properties");
    Files.writeString(file, of(request).text());

    assertThat(ProfileSettings.request(Profile.read(file)).build()).isEqualTo(request);
  }

  @Test
  void passwordsAreLeftOut() {
    GenerateRequest request =
        request()
            .flyway(Map.of("flyway.password", "secret"))
            .server(
                new ServerAddress(
                    "jdbc:postgresql://h/d?password=secret&ssl=true", "u", "secret", false))
            .build();

    assertThat(of(request).text())
        .doesNotContain("secret")
        .contains("setting.server.url=jdbc\\:postgresql\\://h/d?ssl\\=true\n");
  }

  @Test
  void isCompleteWhileNothingChangesAndItsJarsAreThere() throws Exception {
    Profile before = of(request().build());
    Path jar = Files.createFile(folder.resolve("driver.jar"));
    Profile complete = before.with(DRIVER, List.of(jar));

    assertThat(complete.completes(before)).isTrue();
    assertThat(before.completes(before)).isFalse();
    assertThat(complete.completes(of(request().postgresVersion("16").build()))).isFalse();
    Files.delete(jar);
    assertThat(complete.completes(before)).isFalse();
  }
}
