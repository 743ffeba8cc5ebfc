package dev.headwater.it.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.it.support.InstalledPlugin;
import dev.headwater.it.support.Modules;
import dev.headwater.it.support.Modules.Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Maven Central asks for some elements of a POM; those of the root are inherited. */
final class PublishedPomsTest {

  @Test
  void everyModuleForUsersHasANameAndADescription() {
    for (Module module : Modules.all()) {
      if (module.isForUsers()) {
        assertThat(module.text("name")).as(module.artifactId()).isPresent();
        assertThat(module.text("description")).as(module.artifactId()).isPresent();
      }
    }
  }

  @Test
  void rootSaysWhereAndWhoseItIs() {
    Module root = Modules.all().get(0);
    for (String element : List.of("url", "licenses", "developers", "scm")) {
      assertThat(root.text(element)).as(element).isPresent();
    }
  }

  @Test
  void testsAndMoongraphAreNotForUsers() {
    assertThat(Modules.all())
        .filteredOn(module -> !module.isForUsers())
        .extracting(Module::artifactId)
        .containsExactlyInAnyOrder(
            "headwater-cases",
            "headwater-it",
            "moongraph-schema",
            "moongraph-generated",
            "moongraph-app");
  }

  /** So {@code mvn versions:set} is all that a release needs. */
  @Test
  void onlyPomsNameTheVersion() throws Exception {
    assumeTrue(
        InstalledPlugin.VERSION.endsWith("-SNAPSHOT"),
        "the number of a release may be the number of something else, too");
    String number = InstalledPlugin.VERSION.replace("-SNAPSHOT", "");
    assertThat(naming(Modules.ROOT, number)).isEmpty();
  }

  /** The files in a clone, other than POMs, that name a version. */
  private static List<Path> naming(Path root, String version)
      throws IOException, InterruptedException {
    Pattern pattern = Pattern.compile("(?<![\\d.])" + Pattern.quote(version) + "(?![\\d.])");
    List<Path> found = new ArrayList<>();
    for (Path file : FreshClone.files()) {
      // ISO-8859-1 reads every file.
      String text = Files.readString(root.resolve(file), StandardCharsets.ISO_8859_1);
      if (!file.endsWith("pom.xml") && pattern.matcher(text).find()) {
        found.add(file);
      }
    }
    return found;
  }
}
