package dev.headwater.database.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The version that decides on the classes, before anything runs. */
final class ExpectedPostgresTest {

  @TempDir private Path folder;

  private ExpectedPostgres expected(DatabaseChoice choice) {
    return new ExpectedPostgres(choice, () -> Optional.of(folder.resolve("known")));
  }

  private static DatabaseChoice image(String image, String version) {
    return new DatabaseChoice(
        Kind.CONTAINER, version, Map.of(), image, Optional.empty(), ServerAddress.NONE);
  }

  private static DatabaseChoice server(String url) {
    return new DatabaseChoice(
        Kind.SERVER, "", Map.of(), "", Optional.empty(), new ServerAddress(url, "u", "p", false));
  }

  private static DatabaseChoice home(Path home) {
    return new DatabaseChoice(Kind.LOCAL, "", Map.of(), "", Optional.of(home), ServerAddress.NONE);
  }

  @Test
  void anImageIsKnownAfterItRanOnce() {
    DatabaseChoice choice = image("postgis/postgis", "");
    assertThat(expected(choice).version()).isEmpty();

    assertThat(expected(choice).learn("17.4 (Debian 17.4-1)")).isEqualTo("17");

    assertThat(expected(choice).version()).hasValue("17");
    assertThat(expected(image("another", "")).version()).isEmpty();
  }

  @Test
  void aVersionThatIsAskedForIsTakenAtItsWord() {
    expected(image("postgis/postgis", "")).learn("17.4");
    assertThat(expected(image("postgis/postgis", "16")).version()).hasValue("16");
    assertThat(expected(image("postgis/postgis", "16")).learn("16.1")).isEqualTo("16");
    assertThat(expected(image("postgis/postgis", "")).version()).hasValue("17");
  }

  @Test
  void aServerIsKnownByItsAddressAndNotByWhoAsks() {
    expected(server("jdbc:postgresql://db/x")).learn("16.4");
    assertThat(expected(server("jdbc:postgresql://db/x")).version()).hasValue("16");
    assertThat(expected(server("jdbc:postgresql://other/x")).version()).isEmpty();
  }

  @Test
  void anInstallationThatWasUpgradedInItsPlaceIsAskedAgain() throws IOException {
    Path program = Files.createDirectories(folder.resolve("pg/bin")).resolve("postgres");
    Files.writeString(program, "sixteen");
    expected(home(folder.resolve("pg"))).learn("16.4");
    assertThat(expected(home(folder.resolve("pg"))).version()).hasValue("16");

    Files.writeString(program, "seventeen");

    assertThat(expected(home(folder.resolve("pg"))).version()).isEmpty();
  }

  @Test
  void whatWasRememberedAndIsDamagedIsLearntAnew() throws IOException {
    DatabaseChoice choice = server("jdbc:postgresql://db/x");
    for (byte[] damage : new byte[][] {{}, {'1'}, {0, 0}, {(byte) 0xff, (byte) 0xfe}}) {
      expected(choice).learn("16.4");
      try (Stream<Path> files = Files.list(folder.resolve("known"))) {
        Files.write(files.findFirst().orElseThrow(), damage);
      }
      assertThat(expected(choice).version()).isEmpty();
    }
  }

  @Test
  void aFolderThatCannotBeWrittenOnlyMeansThatNothingIsKnown() throws IOException {
    Files.writeString(folder.resolve("known"), "a file where a folder should be");
    DatabaseChoice choice = server("jdbc:postgresql://db/x");
    assertThat(expected(choice).learn("16.4")).isEqualTo("16");
    assertThat(expected(choice).version()).isEmpty();
  }
}
