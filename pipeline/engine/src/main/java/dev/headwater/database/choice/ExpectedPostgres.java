package dev.headwater.database.choice;

import dev.headwater.DatabaseChoice;
import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.database.CannotServeException;
import dev.headwater.database.VersionWish;
import dev.headwater.database.cluster.EmbeddedVersion;
import dev.headwater.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL that a run will get, as far as it decides on the classes. Mostly the choice says
 * it. What an image, an installation or a server holds is remembered from the last time, in a file
 * of the cache folder.
 *
 * @param memory the folder of these files; empty when nothing can be kept
 */
public record ExpectedPostgres(DatabaseChoice choice, Optional<Path> memory) {

  /** Those of libpq that say which server. */
  private static final List<String> SERVER_VARIABLES =
      List.of("PGHOST", "PGHOSTADDR", "PGPORT", "PGSERVICE", "PGSERVICEFILE");

  /** Empty when nobody can know before it runs. */
  public Optional<String> version() throws IOException {
    if (!isWhateverIsThere()) {
      return Optional.of(wanted());
    }
    Optional<Path> file = memory.map(this::file).filter(Files::exists);
    return file.isPresent()
        ? Optional.of(Files.readString(file.get()).strip()).filter(text -> text.matches("\\d+"))
        : Optional.empty();
  }

  /**
   * What it was, now that it ran.
   *
   * @param actual as the server says it itself, such as {@code 16.4}
   */
  public String learn(String actual) throws IOException {
    if (!isWhateverIsThere()) {
      return wanted();
    }
    String major = actual.replaceAll("\\D.*", "");
    if (memory.isPresent()) {
      Files.createDirectories(memory.get());
      Path written = Files.createTempFile(memory.get(), "", ".new");
      Files.writeString(written, major);
      Files.move(
          written,
          file(memory.get()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
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

  private Path file(Path folder) {
    String which =
        choice.provider().word()
            + "\n"
            + choice.image()
            + "\n"
            + choice.postgresHome().map(Path::toString).orElse("")
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
