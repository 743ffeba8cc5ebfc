package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server that is installed on this machine.
 *
 * @param version such as {@code 17.11}
 * @param shared folders that may be the one of its extensions
 */
public record LocalServer(Path bin, String version, List<Path> shared) {

  /** All of this machine, or only the one in the folder that the user named. */
  public static List<LocalServer> all(DatabaseChoice choice) {
    LocalInstallations installations = LocalInstallations.ofThisMachine();
    return installations.all(choice).map(LocalServer::of).toList();
  }

  static LocalServer of(Installation postgres) {
    Path bin = postgres.bin();
    String major = postgres.version().replaceAll("\\D.*", "");
    Stream<Path> told =
        Installation.asked(postgres.program("pg_config"), "--sharedir").map(Path::of).stream();
    // pg_config often comes with another package than the server.
    Stream<Path> usual =
        Stream.of(
            bin.resolve("../share/postgresql").normalize(),
            bin.resolve("../share").normalize(),
            bin.resolve("../share/pgsql").normalize(),
            Path.of("/usr/share/postgresql/" + major),
            Path.of("/usr/share/postgresql" + major));
    return new LocalServer(bin, postgres.version(), Stream.concat(told, usual).toList());
  }

  /** Changes when a package of the system brings another build of it, or of an extension. */
  String fingerprint() throws IOException {
    StringBuilder text = new StringBuilder();
    List<Path> files = new ArrayList<>(List.of(bin.resolve("postgres")));
    for (Path folder : shared) {
      Path extensions = folder.resolve("extension");
      if (Files.isDirectory(extensions)) {
        try (Stream<Path> all = Files.list(extensions)) {
          all.sorted().forEach(files::add);
        }
      }
    }
    for (Path file : files) {
      text.append(file).append(' ').append(Files.size(file));
      text.append(' ').append(Files.getLastModifiedTime(file)).append('\n');
    }
    return Sha256.of(text.toString());
  }

  /** Whether it could create the extension. */
  public boolean has(String extension) {
    return shared.stream()
        .map(folder -> folder.resolve("extension").resolve(extension + ".control"))
        .anyMatch(Files::exists);
  }
}
