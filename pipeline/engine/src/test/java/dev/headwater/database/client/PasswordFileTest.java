package dev.headwater.database.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.database.client.PasswordFile.Wanted;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordFileTest {

  private static final Wanted JANE = new Wanted("db.example.com", "5432", "shop", "jane");

  @TempDir Path folder;

  @BeforeEach
  void permissions() {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void firstLineThatFitsWins() throws Exception {
    assertThat(
            find(
                """
                # db.example.com:5432:shop:jane:comment
                db.example.com:5432:shop:john:john's
                other.example.com:5432:shop:jane:other

                db.example.com:5432:shop:jane:first
                db.example.com:5432:shop:jane:second
                """))
        .isEqualTo("first");
  }

  @Test
  void starFitsEverythingAndOnlyAlone() throws Exception {
    assertThat(find("db.*:*:*:*:no\n*:*:*:*:any\n")).isEqualTo("any");
    assertThat(find("\\*:*:*:*:no\n")).isEmpty();
  }

  @Test
  void backslashEscapes() throws Exception {
    assertThat(find("*:*:*:jane:a\\:b\\\\c\\d e:rest\r\n")).isEqualTo("a:b\\cd e");
    Wanted strange = new Wanted("::1", "5432", "a\\b", "ja:ne");
    assertThat(file("\\:\\:1:5432:a\\\\b:ja\\:ne:x\n", "rw-------").find(strange).value())
        .isEqualTo("x");
  }

  @Test
  void lineWithTooFewFieldsFitsNothing() throws Exception {
    assertThat(find("*:*:*:*\n*:*\n:\n\\\n")).isEmpty();
  }

  @Test
  void saysThatNoLineFits() throws Exception {
    PasswordFile file = file("other:*:*:*:x\n", "rw-------");
    assertThat(file.find(JANE))
        .isEqualTo(
            Password.none(
                "none is given, and no line of "
                    + file.path()
                    + " fits db.example.com:5432:shop:jane"));
  }

  @Test
  void fileThatOthersCanReadIsIgnoredAsPostgresIgnoresIt() throws Exception {
    PasswordFile file = file("*:*:*:*:x\n", "rw-r-----");
    assertThat(file.find(JANE))
        .isEqualTo(
            Password.none(
                file.path()
                    + " is ignored, as PostgreSQL's own clients do, because its group or others"
                    + " have access: chmod 600 "
                    + file.path()));
  }

  @Test
  void windowsHasNoSuchPermissions() throws Exception {
    PasswordFile file = file("*:*:*:*:x\n", "rw-r-----");
    assertThat(new PasswordFile(file.path(), true).find(JANE).value()).isEqualTo("x");
  }

  @Test
  void folderIsNoPasswordFile() {
    assertThat(new PasswordFile(folder, false).find(JANE))
        .isEqualTo(Password.none(folder + " is ignored, because it is not a plain file"));
  }

  @Test
  void liesWhereTheClientsLookForIt() {
    Path home = Path.of("home");
    assertThat(new ClientEnvironment(Map.of(), home, false).passwordFile().path())
        .isEqualTo(home.resolve(".pgpass"));
    assertThat(
            new ClientEnvironment(Map.of("PGPASSFILE", "mine"), home, false).passwordFile().path())
        .isEqualTo(Path.of("mine"));
    assertThat(
            new ClientEnvironment(Map.of("APPDATA", "Roaming"), home, true).passwordFile().path())
        .isEqualTo(Path.of("Roaming/postgresql/pgpass.conf"));
  }

  @Test
  void passwordIsNotShown() throws Exception {
    PasswordFile file = file("*:*:*:*:x\n", "rw-------");
    assertThat(file.find(JANE)).hasToString(file.path().toString());
  }

  private String find(String text) throws Exception {
    return file(text, "rw-------").find(JANE).value();
  }

  private PasswordFile file(String text, String permissions) throws Exception {
    Path path = folder.resolve("pgpass");
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    return new PasswordFile(path, false);
  }
}
