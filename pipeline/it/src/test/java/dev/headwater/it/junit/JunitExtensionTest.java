package dev.headwater.it.junit;

import static dev.headwater.it.support.InstalledPlugin.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ToolVersions;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code headwater-junit} in a project that has nothing else of Headwater among its classes. */
final class JunitExtensionTest {

  private static final String JUPITER = System.getProperty("junit.version");

  private static final String TESTS =
      MavenProject.dependency("org.junit.jupiter:junit-jupiter:" + JUPITER)
          + MavenProject.dependency("org.junit.platform:junit-platform-launcher:" + JUPITER)
          + MavenProject.dependency("dev.headwater:headwater-junit:" + VERSION);

  private static final String SUREFIRE =
      "<plugin><artifactId>maven-surefire-plugin</artifactId><version>%s</version></plugin>"
          .formatted(System.getProperty("maven-surefire-plugin.version"));

  private static final String PREPARE =
      SUREFIRE
          + MavenProject.PLUGIN
              .replace("<goal>generate</goal>", "<goal>prepare</goal>")
              .replaceAll("(?s)<configuration>.*</configuration>", "");

  private static final String CLASS_PATH = "target/class-path.txt";

  /** The tests of the project; they also write down their class path, for a JVM without Maven. */
  private static MavenProject shop(String plugins, String dependencies) throws Exception {
    return MavenProject.shop()
        .remembering()
        .pom(plugins, dependencies)
        .file(
            "src/test/java/com/example/ShopTest.java",
            """
            package com.example;

            import static org.junit.jupiter.api.Assertions.*;

            import dev.headwater.junit.MigratedDatabase;
            import java.nio.file.*;
            import java.sql.*;
            import javax.sql.DataSource;
            import org.junit.jupiter.api.*;

            @MigratedDatabase
            class ShopTest {

              @BeforeAll
              static void one(DataSource database) throws Exception {
                try (Connection c = database.getConnection(); Statement s = c.createStatement()) {
                  s.execute("insert into author (name) values ('Ada')");
                }
                String classPath = System.getProperty("surefire.test.class.path");
                if (classPath != null) {
                  Files.writeString(Path.of("%s"), classPath);
                }
              }

              @Test
              void driverIsTheProjectsOwn(DataSource database) throws Exception {
                try (Connection c = database.getConnection()) {
                  System.out.println("version " + c.getMetaData().getDriverVersion());
                  Class<?> users = Class.forName("org.postgresql.PGConnection");
                  System.out.println("unwrapped " + users.isInstance(c.unwrap(users)));
                } catch (ClassNotFoundException e) {
                  System.out.println("no driver of the project");
                }
              }

              @Test
              void toolsAreNotSeen() {
                for (String name : new String[] {
                    "dev.headwater.codegen.GenerateRequest", "dev.headwater.spi.MigrationTool",
                    "dev.headwater.command.embed.ServerForTests",
                    "dev.headwater.tool.flyway.FlywayMigrationTool",
                    "org.flywaydb.core.Flyway", "org.jooq.codegen.GenerationTool"}) {
                  try {
                    Class.forName(name);
                    System.out.println("seen " + name);
                  } catch (ClassNotFoundException e) {
                    // as it must be
                  }
                }
              }

              @Nested
              class Inner {
                @Test
                void seesTheSameDatabase(DataSource database) throws Exception {
                  try (Connection c = database.getConnection(); Statement s = c.createStatement();
                      ResultSet row = s.executeQuery("select string_agg(name, ' ') from author")) {
                    row.next();
                    System.out.println("authors " + row.getString(1));
                  }
                }
              }
            }
            """
                .formatted(CLASS_PATH))
        .file(
            "src/test/java/com/example/Ide.java",
            """
            package com.example;

            import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

            import java.io.PrintWriter;
            import org.junit.platform.launcher.core.*;
            import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

            /** Runs the tests as an IDE does. */
            class Ide {
              public static void main(String[] arguments) {
                SummaryGeneratingListener listener = new SummaryGeneratingListener();
                LauncherFactory.create().execute(
                    LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(ShopTest.class)).build(), listener);
                listener.getSummary().getFailures()
                    .forEach(f -> System.out.println(f.getException().getMessage()));
                System.out.println("failed " + listener.getSummary().getTotalFailureCount()
                    + ", succeeded " + listener.getSummary().getTestsSucceededCount());
              }
            }
            """);
  }

  @Test
  void worksWithoutFlywayAndWithoutADriverInMavenInAnIdeAndWithoutAProfile() throws Exception {
    try (MavenProject shop = shop(PREPARE, TESTS)) {
      Result built = shop.run("test");
      assertThat(built.succeeded()).as(built.output()).isTrue();
      assertThat(built.output())
          .contains("authors Ada")
          .contains("no driver of the project")
          .doesNotContain("seen ");
      Path profile = shop.folder().resolve("target/headwater/junit.properties");
      assertThat(profile).exists();

      String classPath = Files.readString(shop.folder().resolve(CLASS_PATH));
      assertThat(inIde(shop, classPath))
          .contains("authors Ada")
          .doesNotContain("seen ")
          .endsWith("failed 0, succeeded 3\n");

      Files.delete(profile);
      assertThat(inIde(shop, classPath))
          .contains("authors Ada")
          .doesNotContain("seen ")
          .endsWith("failed 0, succeeded 3\n");

      Path empty = emptyRepository(shop);
      assertThat(inIde(shop, withJunitFrom(empty, classPath)))
          .isEqualTo(
              """
              error[no-tools]: headwater-junit does not find its tools
                profile: %s is not there
                missing in %s: dev.headwater:headwater-tool-flyway:%s, dev.headwater:headwater-engine:%s, dev.headwater:headwater-catalog:%s, dev.headwater:headwater-spi:%s, %s
                fix: give this module's POM an execution of headwater-maven-plugin with the goal generate or prepare, or run `mvn dev.headwater:headwater-maven-plugin:%s:prepare` in its folder once
              failed 1, succeeded 0
              """
                  .formatted(
                      profile,
                      empty,
                      VERSION,
                      VERSION,
                      VERSION,
                      VERSION,
                      String.join(", ", defaultTools()),
                      VERSION));
    }
  }

  @Test
  @Tag("thorough")
  void takesTheProjectsVersionsSettingsDriverAndJavaMigrations() throws Exception {
    String plugin =
        SUREFIRE
            + MavenProject.plugin(
                "<packageName>com.example.db</packageName>"
                    + "<placeholders><reader>Grace</reader></placeholders>");
    String dependencies =
        TESTS
            + MavenProject.JOOQ
            + MavenProject.dependency("org.postgresql:postgresql:42.7.4")
            + MavenProject.dependency("org.flywaydb:flyway-core:9.22.3");
    try (MavenProject shop = shop(plugin, dependencies)) {
      shop.file(
              "src/main/resources/db/migration/V2__reader.sql",
              "insert into author (name) values ('${reader}');")
          .file(
              "src/main/java/db/migration/V3__Java.java",
              """
              package db.migration;
              import org.flywaydb.core.api.migration.*;
              public class V3__Java extends BaseJavaMigration {
                @Override public void migrate(Context context) throws Exception {
                  try (var statement = context.getConnection().createStatement()) {
                    statement.execute("insert into author (name) values ('Joan')");
                  }
                }
              }
              """);
      Result built = shop.run("test");
      assertThat(built.succeeded()).as(built.output()).isTrue();
      assertThat(built.output())
          .contains("version 42.7.4")
          .contains("unwrapped true")
          .contains("authors Grace Joan Ada")
          .doesNotContain("seen dev.headwater");
      Path profile = shop.folder().resolve("target/headwater/junit.properties");
      assertThat(profile)
          .content()
          .contains("tool.flyway=9.22.3\n")
          .contains("tool.pgjdbc=42.7.4\n")
          .contains("setting.flyway.placeholders.reader=Grace\n")
          .contains("flyway-core-9.22.3.jar");

      FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
      Files.setLastModifiedTime(profile, longAgo);
      assertThat(shop.run("generate-sources").output()).contains("classes are up to date");
      assertThat(Files.getLastModifiedTime(profile)).isEqualTo(longAgo);
      assertThat(shop.run("generate-sources", "-Dheadwater.placeholders.reader=Ida").output())
          .doesNotContain("ERROR");
      assertThat(profile).content().contains("setting.flyway.placeholders.reader=Ida\n");
    }
  }

  /** The default tools without a profile are all that Maven would take. */
  @Test
  void listOfDefaultToolsIsWhole() {
    TestArtifacts artifacts = new TestArtifacts();
    ToolVersions versions = ToolVersions.defaults();
    List<Artifact> flyway =
        List.of(
            new Artifact("org.flywaydb", "flyway-core", versions.flyway()),
            new Artifact("org.flywaydb", "flyway-database-postgresql", versions.flyway()),
            new Artifact(
                "com.fasterxml.jackson.core", "jackson-databind", ToolVersions.value("jackson")));
    assertThat(defaultTools().stream().map(tool -> tool.replaceAll(".*:(.*):(.*)", "$1-$2.jar")))
        .containsAll(
            artifacts.classPath(flyway).stream().map(jar -> jar.getFileName().toString()).toList());
  }

  private static List<String> defaultTools() {
    Properties defaults = new Properties();
    try (InputStream in =
        dev.headwater.junit.MigratedDatabase.class.getResourceAsStream("defaults.properties")) {
      defaults.load(in);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Stream.of("jars.flyway-core", "jars.postgresql")
        .flatMap(name -> Stream.of(defaults.getProperty(name).split("\\s+")))
        .toList();
  }

  /** Where nothing but headwater-junit lies. */
  private static Path emptyRepository(MavenProject shop) throws Exception {
    Path repository = shop.folder().resolve("repository");
    Path jar = junit(repository);
    Files.createDirectories(jar.getParent());
    Files.copy(junit(InstalledPlugin.REPOSITORY), jar);
    return repository;
  }

  private static Path junit(Path repository) {
    return repository.resolve(
        "dev/headwater/headwater-junit/%s/headwater-junit-%s.jar".formatted(VERSION, VERSION));
  }

  private static String withJunitFrom(Path repository, String classPath) {
    return classPath.replaceAll(
        "[^%s]*headwater-junit[^%s]*".formatted(File.pathSeparator, File.pathSeparator),
        junit(repository).toString());
  }

  /** With another working directory than the project's folder. */
  private static String inIde(MavenProject shop, String classPath) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            "com.example.Ide");
    builder.directory(Files.createDirectories(shop.folder().resolve("elsewhere")).toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
