package dev.headwater.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocationTest {

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    for (String file :
        List.of("db/V1.sql", "db/a/V2.sql", "db/a/deep/V3.sql", "db/b/deep/V4.sql", "dbx/V5.sql")) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "select 1;");
    }
  }

  @Test
  void folderIsSearchedWithAllBelowIt() throws IOException {
    assertThat(found("db"))
        .containsExactly("db/V1.sql", "db/a/V2.sql", "db/a/deep/V3.sql", "db/b/deep/V4.sql");
  }

  @Test
  void starStandsForOneFolderName() throws IOException {
    assertThat(found("db/*/deep")).containsExactly("db/a/deep/V3.sql", "db/b/deep/V4.sql");
  }

  @Test
  void starMayBePartOfAName() throws IOException {
    assertThat(found("d*")).contains("db/V1.sql", "dbx/V5.sql");
    assertThat(found("*x")).containsExactly("dbx/V5.sql");
  }

  @Test
  void twoStarsStandForAnyNumberOfFolders() throws IOException {
    assertThat(found("**/deep")).containsExactly("db/a/deep/V3.sql", "db/b/deep/V4.sql");
  }

  @Test
  void questionMarkStandsForOneCharacter() throws IOException {
    assertThat(found("db?")).containsExactly("dbx/V5.sql");
  }

  @Test
  void folderThatIsNotThereHoldsNothing() throws IOException {
    assertThat(found("none")).isEmpty();
  }

  @Test
  void blanksAndOtherLettersInAPathAreFine() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("ä b (1) [x] {y} $z"));
    Files.writeString(odd.resolve("V1__ü.sql"), "select 1;");

    assertThat(found("ä b (1) [x] {y} $z")).containsExactly("ä b (1) [x] {y} $z/V1__ü.sql");
  }

  @Test
  void classPathLooksIntoFolders() throws IOException {
    assertThat(found("classpath:db/a", folder)).containsExactly("db/a/V2.sql", "db/a/deep/V3.sql");
  }

  @Test
  void classPathMayStartWithASlash() throws IOException {
    assertThat(found("classpath:/db/a/deep", folder)).containsExactly("db/a/deep/V3.sql");
  }

  @Test
  void classPathLooksIntoJars() throws IOException {
    Path jar = Jar.with(folder.resolve("x.jar"), "db/V6.sql", "db/a/V7.sql", "other/V8.sql");

    List<SourceFile> files = new Location("classpath:db").files(List.of(jar));

    assertThat(files)
        .containsExactly(new SourceFile(jar, "db/V6.sql"), new SourceFile(jar, "db/a/V7.sql"));
    assertThat(files.get(1).path()).isEqualTo(jar + "!/db/a/V7.sql");
    assertThat(files.get(1).name()).isEqualTo("V7.sql");
    assertThat(text(files.get(1))).isEqualTo("-- db/a/V7.sql");
  }

  @Test
  void wildcardsHoldInJarsToo() throws IOException {
    Path jar = Jar.with(folder.resolve("x.jar"), "db/a/V6.sql", "db/b/c/V7.sql");

    assertThat(new Location("classpath:db/*/c").files(List.of(jar)))
        .containsExactly(new SourceFile(jar, "db/b/c/V7.sql"));
    assertThat(new Location("classpath:db/**").files(List.of(jar))).hasSize(2);
  }

  @Test
  void classPathEntryThatIsNotThereIsSkipped() throws IOException {
    assertThat(found("classpath:db", folder.resolve("classes"))).isEmpty();
  }

  @Test
  void byteOrderMarkIsNotPartOfTheText() throws IOException {
    Path file = Files.writeString(folder.resolve("V9.sql"), "\uFEFFselect 1;");

    assertThat(text(new SourceFile(file, ""))).isEqualTo("select 1;");
  }

  private List<String> found(String location, Path... classPath) throws IOException {
    String text =
        location.startsWith("classpath:") ? location : "filesystem:" + folder + "/" + location;
    return new Location(text)
        .files(Arrays.asList(classPath)).stream()
            .map(file -> folder.relativize(file.container()).toString())
            .toList();
  }

  private static String text(SourceFile file) {
    return new ScriptFile("name", "path", file).text();
  }
}
