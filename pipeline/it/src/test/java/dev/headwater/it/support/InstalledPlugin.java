package dev.headwater.it.support;

import dev.headwater.it.support.Modules.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A local repository that holds this build's plugin, as {@code mvn install} would leave it, so that
 * tests need not touch the user's own. Everything else is read through the user's repository, or
 * fetched.
 */
public final class InstalledPlugin {

  public static final String VERSION = System.getProperty("headwater.version");
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private InstalledPlugin() {}

  /** Made anew for each test run. */
  public static final Path REPOSITORY = install();

  /** Reads the user's local repository as if it were a remote one. */
  private static final Path SETTINGS = settings(TARGET.resolve("it-settings.xml"), "");

  private static Path install() {
    Path repository = TARGET.resolve("it-repository");
    try {
      for (Module module : Modules.all()) {
        if (module.isForUsers()) {
          install(module, repository);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return repository;
  }

  private static void install(Module module, Path repository) throws IOException {
    String name = module.artifactId();
    Path target = repository.resolve("dev/headwater/" + name + "/" + VERSION);
    String file = name + "-" + VERSION;
    Files.createDirectories(target);
    copy(module.folder().resolve("pom.xml"), target.resolve(file + ".pom"));
    Path jar = module.folder().resolve("target/" + file + ".jar");
    if (Files.exists(jar)) {
      copy(jar, target.resolve(file + ".jar"));
    }
  }

  /**
   * Further settings besides.
   *
   * @param more elements of {@code <settings>}
   */
  public static Path settings(Path file, String more) {
    String local = Path.of(System.getProperty("headwater.test.localRepository")).toUri().toString();
    String repository =
        "<id>outer</id><url>"
            + local
            + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>"
            + "<snapshots><enabled>false</enabled></snapshots>";
    try {
      Files.writeString(
          file,
          """
          <settings>
            <profiles><profile>
              <id>outer</id>
              <repositories><repository>%s</repository></repositories>
              <pluginRepositories><pluginRepository>%s</pluginRepository></pluginRepositories>
            </profile></profiles>
            <activeProfiles><activeProfile>outer</activeProfile></activeProfiles>
            %s
          </settings>
          """
              .formatted(repository, repository, more));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The user's own settings, where he has any, keep his mirrors and proxies. */
  public static List<String> arguments() {
    return arguments(SETTINGS);
  }

  public static List<String> arguments(Path settings) {
    Path users = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
    return Files.exists(users)
        ? List.of("-s", settings.toString(), "-gs", users.toString())
        : List.of("-s", settings.toString());
  }
}
