package dev.headwater.bench;

import dev.headwater.bench.contestant.Headwater;
import dev.headwater.bench.contestant.Pom;
import dev.headwater.bench.contestant.RunningServer;
import dev.headwater.bench.measure.Build;
import dev.headwater.bench.measure.Cell;
import dev.headwater.bench.measure.FailedBuildException;
import dev.headwater.bench.measure.Maven;
import dev.headwater.bench.measure.Results;
import dev.headwater.bench.measure.StageTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A database that is migrated by the executable jar, and by Flyway's own command line. */
public record DeployRounds(Subject subject, Maven maven, Results results) {

  /** The name of the other contestant. */
  public static final String FLYWAY = "Flyway's command line";

  /** Both run with these options for the JVM, as docs/deploy.md advises. */
  private static final List<String> OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m");

  /**
   * Measures.
   *
   * @return what the remark is, where there is one
   */
  List<String> measure(int rounds) throws IOException, InterruptedException {
    Headwater headwater = new Headwater(maven.place().cache());
    Project project = new Project(maven.place().projects().resolve("deploy"), subject);
    project.create(Pom.withCommandLine(headwater, project));
    System.err.println(subject.label() + ": the jar, and Flyway's command line");
    try (RunningServer server = RunningServer.start(maven.place().target("deployed"))) {
      maven
          .build(
              project.folder(),
              List.of(
                  "generate-sources",
                  "headwater:bundle",
                  "dependency:unpack",
                  "-Dartifact=org.flywaydb:flyway-commandline:"
                      + Versions.of("flyway-commandline")
                      + ":tar.gz",
                  "-DoutputDirectory=" + project.folder().resolve("target")))
          .run(log("build"));
      List<Deployer> deployers = new ArrayList<>(List.of(jar(project), commandLine(project)));
      for (int round = 0; round <= rounds; round++) {
        Collections.rotate(deployers, 1);
        for (Scenario scenario : List.of(Scenario.MIGRATE, Scenario.STATUS)) {
          for (Deployer deployer : deployers) {
            run(deployer, scenario, server, round);
          }
        }
      }
      return List.of();
    } catch (FailedBuildException e) {
      return List.of("deploy: " + e.getMessage());
    }
  }

  /** The first round is not counted: it reads the files from the disk. */
  private void run(Deployer deployer, Scenario scenario, RunningServer server, int round)
      throws IOException, InterruptedException {
    if (scenario == Scenario.MIGRATE) {
      server.emptyDatabase();
    }
    List<String> command = new ArrayList<>(deployer.command());
    command.add(scenario == Scenario.MIGRATE ? "migrate" : deployer.status());
    Build.Run run =
        new Build(maven.place().projects(), command, environment(server))
            .run(log(deployer.word() + "-" + scenario.word() + "-" + round));
    if (round > 0) {
      results.add(
          new Cell(subject.label(), scenario, deployer.name()),
          round,
          // A shell script starts Flyway, so only the shell's memory could be read.
          new Build.Run(run.seconds(), OptionalLong.empty(), new StageTimes(Map.of())));
    }
  }

  private Path log(String name) {
    return maven.place().logs().resolve("deploy-" + name + ".log");
  }

  private static Map<String, String> environment(RunningServer server) {
    return Map.of(
        "PGHOST",
        "127.0.0.1",
        "PGPORT",
        String.valueOf(server.port()),
        "PGUSER",
        RunningServer.USER,
        "PGDATABASE",
        RunningServer.DATABASE,
        "FLYWAY_URL",
        server.url(),
        "FLYWAY_USER",
        RunningServer.USER,
        "JAVA_ARGS",
        String.join(" ", OPTIONS));
  }

  private static Deployer jar(Project project) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add("-jar");
    command.add(project.folder().resolve("target/bench-migrations.jar").toString());
    return new Deployer(Headwater.NAME, "jar", command, "status");
  }

  private static Deployer commandLine(Project project) {
    Path home = project.folder().resolve("target/flyway-" + Versions.of("flyway-commandline"));
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new Deployer(
        FLYWAY,
        "flyway",
        List.of(
            home.resolve(windows ? "flyway.cmd" : "flyway").toString(),
            "-locations=filesystem:" + project.folder().resolve("src/main/resources/db/migration")),
        "info");
  }

  /**
   * Somebody who migrates.
   *
   * @param status the word for the state of a database
   */
  private record Deployer(String name, String word, List<String> command, String status) {}
}
