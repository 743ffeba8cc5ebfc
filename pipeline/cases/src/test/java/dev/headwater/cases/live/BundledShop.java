package dev.headwater.cases.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.bundle.Bundle;
import dev.headwater.command.bundle.BundleOutcome;
import dev.headwater.command.bundle.BundleRequest;
import dev.headwater.command.bundle.BundleRequest.Place;
import dev.headwater.tool.ArtifactResolver;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A shop's bundle, run as a deployment runs it: in a JVM of its own, with little memory. */
final class BundledShop {

  private final LiveShop shop;
  private final Path folder;
  private final Map<String, String> variables = new TreeMap<>();

  BundledShop(LiveShop shop, Path folder) {
    this.shop = shop;
    this.folder = folder;
    variables.putAll(variables(shop));
  }

  /** The variables that name production, for the role that migrates. */
  static Map<String, String> variables(LiveShop shop) {
    String[] place = shop.place().split("[:/]");
    return Map.of(
        "PGHOST",
        place[0],
        "PGPORT",
        place[1],
        "PGDATABASE",
        shop.database(),
        "PGUSER",
        "migrator",
        "PGPASSWORD",
        "m");
  }

  /** The tables of all schemas but PostgreSQL's own. */
  List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Connection connection = shop.superuser();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select schemaname || '.' || tablename from pg_tables"
                    + " where schemaname not in ('pg_catalog', 'information_schema') order by 1")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  /** How a run of a bundle ended. */
  record Ran(int exit, String text) {}

  /** Another value of a variable; an empty one takes the variable away. */
  BundledShop with(String variable, String value) {
    if (value.isEmpty()) {
      variables.remove(variable);
    } else {
      variables.put(variable, value);
    }
    return this;
  }

  BundleOutcome build(String... majors) {
    Place place = new Place("shop-migrations", jar(), folder.resolve("bundle.key"));
    return new Bundle(new OwnJars())
        .run(BundleRequest.of(shop.request(), place, List.of(majors)), GenerateListener.SILENT);
  }

  Path jar() {
    return folder.resolve("shop-migrations.jar");
  }

  /** Runs a command, and leaves out what differs from run to run. */
  Ran run(String... arguments) throws Exception {
    return end(start(arguments));
  }

  /** A bundle at work, and the file that takes its words. */
  record Started(Process process, Path output) {}

  Started start(String... arguments) throws IOException {
    File words = words();
    ProcessBuilder builder = process(arguments).redirectErrorStream(true).redirectOutput(words);
    return new Started(builder.start(), words.toPath());
  }

  /** Starts it with its output in another place; only its errors are words then. */
  Started start(Redirect output, String... arguments) throws IOException {
    File words = words();
    ProcessBuilder builder = process(arguments).redirectOutput(output).redirectError(words);
    return new Started(builder.start(), words.toPath());
  }

  private File words() throws IOException {
    return File.createTempFile("bundle", ".txt", folder.toFile());
  }

  private ProcessBuilder process(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().putAll(variables);
    return builder;
  }

  Ran end(Started started) throws Exception {
    assertThat(started.process().waitFor(60, TimeUnit.SECONDS)).as("it has ended").isTrue();
    String text = Files.readString(started.output(), StandardCharsets.UTF_8);
    return new Ran(
        started.process().exitValue(),
        text.strip()
            .replace(shop.place(), "PLACE")
            .replaceAll("PostgreSQL \\d+\\.\\d+", "PostgreSQL N")
            .replaceAll("in \\d+ m?s\\b", "in N")
            .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "WHEN")
            .replaceAll("took +who", "took  who")
            .replaceAll("\\d+ ms +(?=\\S)", "N ms  "));
  }

  /** This build's own jars lie on the class path of the test. */
  private static final class OwnJars implements ArtifactResolver {

    private final TestArtifacts others = LiveShop.ARTIFACTS;

    @Override
    public Path file(Artifact artifact) {
      return others.file(artifact);
    }

    @Override
    public List<Path> classPath(List<Artifact> artifacts) {
      return artifacts.get(0).artifactId().equals("headwater-bundle")
          ? TestArtifacts.classPath().stream()
              .filter(
                  jar ->
                      jar.getFileName()
                          .toString()
                          .matches("(headwater-(bundle|engine|catalog|spi)|picocli)-.*"))
              .toList()
          : others.classPath(artifacts);
    }

    @Override
    public Path bridge(String artifactId) {
      return others.bridge(artifactId);
    }
  }
}
