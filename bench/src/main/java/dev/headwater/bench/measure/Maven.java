package dev.headwater.bench.measure;

import dev.headwater.bench.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Maven that runs the bench, started once more for each run, with a local repository of ours.
 */
public record Maven(Path home, Workplace place) {

  /** Headwater says the seconds of each stage in its debug log only. */
  private static final String STAGES = "-Dorg.slf4j.simpleLogger.log.dev.headwater=debug";

  public static Maven ofThisBuild(Workplace place) throws IOException {
    String home = System.getProperty("maven.home");
    if (home == null) {
      throw new IllegalStateException("run the bench by Maven: mvn -q -f bench");
    }
    Files.createDirectories(place.logs());
    Files.createDirectories(place.repository());
    Maven maven = new Maven(Path.of(home), place);
    maven.writeSettings();
    return maven;
  }

  /** Not started yet, so that the clock need not run while it is put together. */
  public Build build(Path folder, List<String> arguments) {
    List<String> all = new ArrayList<>();
    all.add("-Dmaven.repo.local=" + place.repository());
    all.add("-s");
    all.add(settings().toString());
    Path users = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
    if (Files.exists(users)) {
      all.add("-gs");
      all.add(users.toString());
    }
    all.addAll(arguments);
    return plain(folder, all);
  }

  /** With the user's own repository. */
  public Build plain(Path folder, List<String> arguments) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-Dstyle.color=never", STAGES));
    command.addAll(arguments);
    return new Build(folder, command);
  }

  private Path settings() {
    return place.target("settings.xml");
  }

  /** The user's repository is read like a remote one, so that nothing is fetched twice. */
  private void writeSettings() throws IOException {
    String repository =
        "<id>outer</id><url>"
            + Path.of(System.getProperty("bench.localRepository", "")).toUri()
            + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
            + "<snapshots><enabled>false</enabled></snapshots>";
    Files.writeString(
        settings(),
        """
        <settings>
          <profiles><profile>
            <id>outer</id>
            <repositories><repository>%1$s</repository></repositories>
            <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
          </profile></profiles>
          <activeProfiles><activeProfile>outer</activeProfile></activeProfiles>
        </settings>
        """
            .formatted(repository));
  }
}
