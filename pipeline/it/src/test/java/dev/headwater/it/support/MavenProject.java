package dev.headwater.it.support;

import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody else's Maven project, built with real Maven in a process of its own. */
public final class MavenProject implements AutoCloseable {

  /** The README's plugin element. */
  public static final String PLUGIN = Readme.plugin();

  public static final String JOOQ =
      dependency("org.jooq:jooq:" + System.getProperty("jooq.version"));

  /** A build of seconds does not earn back what C2 costs. */
  private static final String SHORT_BUILD = "-XX:TieredStopAtLevel=1";

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private List<String> launcher = List.of();
  private List<String> settings = InstalledPlugin.arguments();
  private boolean remembering;

  private MavenProject(Path folder) {
    this.folder = folder;
  }

  /** A project with one migration, one dependency and one plugin. */
  public static MavenProject shop() throws IOException {
    return empty()
        .pom(PLUGIN, JOOQ)
        .file(
            "src/main/resources/db/migration/V1__author.sql",
            """
            create table author (
              id bigint generated always as identity primary key,
              name text not null
            );
            """);
  }

  public static MavenProject empty() throws IOException {
    return in(Files.createTempDirectory("headwater-it").toRealPath());
  }

  /** A project that is there already. */
  public static MavenProject in(Path folder) {
    return new MavenProject(folder);
  }

  public Path folder() {
    return folder;
  }

  public Path generated(String file) {
    return folder.resolve("target/generated-sources/headwater").resolve(file);
  }

  public MavenProject pom(String plugin, String dependencies) throws IOException {
    return pom(plugin, dependencies, "");
  }

  public MavenProject pom(String plugin, String dependencies, String more) throws IOException {
    return file(
        "pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.example</groupId>
          <artifactId>shop</artifactId>
          <version>1</version>
          <properties>
            <headwater.version>%s</headwater.version>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          %s
          <dependencies>%s</dependencies>
          <build>
            <pluginManagement><plugins>
              <plugin>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>%s</version>
              </plugin>
              <plugin>
                <artifactId>maven-resources-plugin</artifactId>
                <version>%s</version>
              </plugin>
              <plugin>
                <artifactId>maven-surefire-plugin</artifactId>
                <version>%s</version>
              </plugin>
            </plugins></pluginManagement>
            <plugins>%s</plugins>
          </build>
        </project>
        """
            .formatted(
                InstalledPlugin.VERSION,
                more,
                dependencies,
                System.getProperty("maven-compiler-plugin.version"),
                System.getProperty("maven-resources-plugin.version"),
                System.getProperty("maven-surefire-plugin.version"),
                plugin));
  }

  public MavenProject file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  public MavenProject environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Maven's settings.xml with more elements in it. */
  public MavenProject settings(String elements) {
    settings =
        InstalledPlugin.arguments(
            InstalledPlugin.settings(folder.resolve("settings.xml"), elements));
    return this;
  }

  /** Takes everything from Maven Central, as a machine does that never built anything. */
  public MavenProject withoutTheMachinesRepository() {
    settings = List.of();
    return this;
  }

  /** Starts Maven through another program, to be another user for example. */
  public MavenProject through(String... command) {
    launcher = List.of(command);
    return this;
  }

  /** Takes what earlier runs left, as a user's build does; other tests want every stage to run. */
  public MavenProject remembering() {
    remembering = true;
    return this;
  }

  public static String dependency(String coordinates) {
    String[] parts = coordinates.split(":", -1);
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
        .formatted(parts[0], parts[1], parts[2]);
  }

  /** A plugin element with other configuration than only the package. */
  public static String plugin(String configuration) {
    return PLUGIN.replace("<packageName>com.example.db</packageName>", configuration);
  }

  public Result run(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  public Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.add(System.getProperty("headwater.test.mavenHome") + "/bin/mvn");
    command.addAll(List.of("-B", "-ntp", "-Dstyle.color=never"));
    command.add("-Dmaven.repo.local=" + InstalledPlugin.REPOSITORY);
    command.addAll(settings);
    String cache = System.getProperty("headwater.cache", "");
    boolean given = List.of(arguments).stream().anyMatch(a -> a.startsWith("-Dheadwater.cache"));
    if (!cache.isEmpty() && !given) {
      command.add("-Dheadwater.cache=" + cache);
    }
    if (!remembering) {
      command.add("-Dheadwater.refresh");
      command.add("-Dheadwater.snapshotMegabytes=0");
    }
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("MAVEN_ARGS");
    builder.environment().putIfAbsent("MAVEN_OPTS", SHORT_BUILD);
    return builder.start();
  }

  @Override
  public void close() throws IOException {
    Trees.delete(folder);
  }

  /** How a build ended. */
  public record Result(int exit, String output) {

    public boolean succeeded() {
      return exit == 0;
    }

    /** The problem as the user reads it: what stands between Maven's headline and its advice. */
    public String problem() {
      int headline = output.indexOf("Failed to execute goal");
      int from = output.indexOf('\n', headline) + 1;
      int to = output.indexOf("\n[ERROR] -> [Help 1]", from);
      return headline < 0 || to < 0
          ? output
          : output.substring(from, to).replaceAll("(?m)^\\[ERROR] ?", "").strip();
    }
  }
}
