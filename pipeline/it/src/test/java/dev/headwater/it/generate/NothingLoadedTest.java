package dev.headwater.it.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.OutputFiles;
import dev.headwater.io.Trees;
import dev.headwater.it.support.LoadedClasses;
import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.MavenProject.Result;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** With real Maven, by the JVM's own log of the classes that it loads. */
@Execution(ExecutionMode.CONCURRENT)
final class NothingLoadedTest {

  /** Of a tool, of a driver, of a provider; the class of the JDK that starts processes; HTTP. */
  private static final Pattern NEEDLESS =
      Pattern.compile(
          "(org\\.jooq|org\\.flywaydb|org\\.postgresql|org\\.testcontainers"
              + "|com\\.github\\.dockerjava|dev\\.headwater\\.tool\\.([a-z]\\w*|Toolbox|ToolLoaders)"
              + "|dev\\.headwater\\.database\\.cluster\\.\\w*(Server|Provider)"
              + "|java\\.lang\\.ProcessImpl|java\\.lang\\.ProcessBuilder|java\\.sql\\.Driver"
              + "|java\\.net\\.http)([.$].*)?");

  @Test
  void whenNothingChangedNothingIsLoadedAndNothingStarted() throws Exception {
    try (MavenProject shop = MavenProject.shop().remembering()) {
      shop.file("flyway.conf", "flyway.placeholders.home=${HOME}\n");
      Result first =
          LoadedClasses.in(shop)
              .run("generate-sources", "-Dheadwater.refresh", "-Dheadwater.fork=false");
      assertThat(first.succeeded()).as(first.output()).isTrue();
      for (String needed : List.of("org.jooq.", "org.flywaydb.", "org.postgresql.")) {
        assertThat(LoadedClasses.of(shop)).anyMatch(name -> name.startsWith(needed));
      }
      assertThat(LoadedClasses.of(shop)).contains("java.lang.ProcessImpl");

      Result again = shop.run("generate-sources");

      assertThat(again.output())
          .contains("[INFO] Headwater: 1 migration found, classes are up to date\n");
      assertThat(LoadedClasses.of(shop)).contains("dev.headwater.command.Generate");
      assertThat(LoadedClasses.of(shop).stream().filter(name -> NEEDLESS.matcher(name).matches()))
          .isEmpty();
      assertThat(LoadedClasses.of(shop)).doesNotContain("dev.headwater.codegen.cache.OutputCache");
    }
  }

  @Test
  @Tag("thorough")
  void toolsAreLoadedInAJvmOfTheirOwnOnly() throws Exception {
    try (MavenProject shop = MavenProject.shop().remembering()) {
      Result first = LoadedClasses.in(shop).run("generate-sources", "-Dheadwater.refresh");
      assertThat(first.succeeded()).as(first.output()).isTrue();
      assertThat(LoadedClasses.of(shop))
          .contains("dev.headwater.codegen.fork.ForkedWork")
          .noneMatch(name -> name.matches("(org\\.jooq|org\\.flywaydb|org\\.postgresql)\\..*"));
    }
  }

  @Test
  @Tag("thorough")
  void afterACleanTheClassesComeBackWithoutADatabaseInThisProjectAndInItsTwin() throws Exception {
    try (MavenProject shop = MavenProject.shop().remembering();
        MavenProject twin = MavenProject.shop().remembering()) {
      assertThat(shop.run("generate-sources").succeeded()).isTrue();
      String made = OutputFiles.of(shop.generated(""));
      Trees.delete(shop.folder().resolve("target"));

      for (MavenProject project : List.of(shop, twin)) {
        Result restored = LoadedClasses.in(project).run("generate-sources");

        assertThat(restored.output())
            .contains("[INFO] Headwater: there are no classes yet\n")
            .containsPattern(
                "1 migration found; classes restored from the cache folder .*/classes; files:"
                    + " \\d+ written, 0 unchanged, 0 removed\n");
        assertThat(
                LoadedClasses.of(project).stream().filter(name -> NEEDLESS.matcher(name).matches()))
            .isEmpty();
        assertThat(OutputFiles.of(project.generated(""))).isEqualTo(made);
      }
    }
  }
}
