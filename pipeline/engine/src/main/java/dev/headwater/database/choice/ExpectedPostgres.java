package dev.headwater.database.choice;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.VersionWish;
import dev.headwater.database.cluster.EmbeddedVersion;
import dev.headwater.io.CacheRoot;
import dev.headwater.io.KeptFiles;
import dev.headwater.io.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The PostgreSQL that a run will get, as far as it decides on the classes. Mostly the choice says
 * it. The version of an image, an installation or a server is remembered from the last run, in a
 * file of the cache folder.
 *
 * @param memory the folder of these files, looked for when it is needed; empty when nothing can be
 *     kept
 */
public record ExpectedPostgres(DatabaseChoice choice, Supplier<Optional<Path>> memory) {

  /** The variables of libpq that say which server. */
  private static final List<String> SERVER_VARIABLES =
      List.of("PGHOST", "PGHOSTADDR", "PGPORT", "PGSERVICE", "PGSERVICEFILE");

  /** The PostgreSQL of a request. */
  public static ExpectedPostgres of(DatabaseRequest request) {
    return new ExpectedPostgres(
        request.choice(),
        () -> CacheRoot.ifWritable(request.folders().cache()).map(root -> root.resolve("known")));
  }

  /** Empty when nobody can know before it runs. */
  public Optional<String> version() {
    if (!isWhateverIsThere()) {
      return Optional.of(wanted());
    }
    Optional<Path> file = memory.get().map(this::file).filter(Files::isRegularFile);
    try {
      return file.isPresent()
          ? Optional.of(Files.readString(file.get())).filter(text -> text.matches("\\d{2}"))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // damaged: it is learnt anew
    }
  }

  /**
   * Remembers the version of the PostgreSQL that ran.
   *
   * @param actual as the server says it itself, such as {@code 16.4}
   */
  public String learn(String actual) {
    if (!isWhateverIsThere()) {
      return wanted();
    }
    String major = actual.replaceAll("\\D.*", "");
    Optional<Path> folder = memory.get();
    if (folder.isPresent()) {
      try {
        KeptFiles.write(file(folder.get()), major.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        return major; // the next run will not know it, and run
      }
    }
    return major;
  }

  /** No version is asked for, and there is no default: what is there is right. */
  private boolean isWhateverIsThere() {
    return choice.postgresVersion().isEmpty()
        && (choice.isInServer()
            || (choice.provider() == Kind.CONTAINER && !choice.image().isEmpty())
            || (choice.provider() == Kind.LOCAL && choice.postgresHome().isPresent()));
  }

  private String wanted() {
    VersionWish wish = VersionWish.of(choice);
    if (choice.provider() == Kind.EMBEDDED || choice.provider() == Kind.AUTO) {
      try {
        return EmbeddedVersion.of(wish);
      } catch (CannotServeException e) {
        return wish.text(); // another provider will serve it, or say why not
      }
    }
    return wish.text();
  }

  /** Another one after an upgrade in the same place. */
  private static String installed(Path home) {
    File server = home.resolve("bin").resolve("postgres").toFile();
    return home + " " + server.length() + " " + server.lastModified();
  }

  private Path file(Path folder) {
    String which =
        choice.provider().word()
            + "\n"
            + choice.image()
            + "\n"
            + choice.postgresHome().map(ExpectedPostgres::installed).orElse("")
            + "\n"
            + choice.server().url()
            + "\n"
            + (choice.isInServer()
                ? SERVER_VARIABLES.stream()
                    .map(name -> System.getenv().getOrDefault(name, ""))
                    .toList()
                : "");
    return folder.resolve(Sha256.of(which));
  }
}
