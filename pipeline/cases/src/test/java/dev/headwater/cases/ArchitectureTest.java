package dev.headwater.cases;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The arrows of CONTRIBUTING's picture: maven-plugin and junit → engine ← bridges. */
final class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(
              Path.of("../engine/target/classes"),
              Path.of("../tools/archive/target/classes"),
              Path.of("../tools/flyway/target/classes"),
              Path.of("../tools/jooq/target/classes"),
              Path.of("../tools/testcontainers/target/classes"),
              Path.of("../maven-plugin/target/classes"),
              Path.of("../junit/target/classes"));

  private static final String ENGINE = "dev.headwater";
  private static final String[] INSIDE_ENGINE = {
    ENGINE,
    "dev.headwater.spi..",
    "dev.headwater.files..",
    "dev.headwater.sql..",
    "dev.headwater.tools..",
    "dev.headwater.database..",
    "dev.headwater.migrations..",
    "dev.headwater.guard..",
    "dev.headwater.migrate..",
    "dev.headwater.generate..",
    "dev.headwater.fingerprint..",
    "dev.headwater.cache..",
    "dev.headwater.catalogue..",
    "dev.headwater.history..",
    "dev.headwater.check..",
    "dev.headwater.watch..",
    "dev.headwater.work..",
    "dev.headwater.output.."
  };

  @Test
  void engineKnowsOnlyTheJdk() {
    classes()
        .that()
        .resideInAnyPackage(INSIDE_ENGINE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            concat(
                INSIDE_ENGINE,
                "java..",
                "javax.sql..",
                "javax.lang.model..",
                "javax.net.ssl..",
                "com.sun.security..",
                "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void bridgesKnowOnlyTheSpi() {
    noClasses()
        .that()
        .resideInAPackage("dev.headwater.tool..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ENGINE,
            "dev.headwater.files..",
            "dev.headwater.sql..",
            "dev.headwater.tools..",
            "dev.headwater.database..",
            "dev.headwater.migrations..",
            "dev.headwater.guard..",
            "dev.headwater.migrate..",
            "dev.headwater.generate..",
            "dev.headwater.fingerprint..",
            "dev.headwater.cache..",
            "dev.headwater.catalogue..",
            "dev.headwater.history..",
            "dev.headwater.check..",
            "dev.headwater.watch..",
            "dev.headwater.work..",
            "dev.headwater.output..",
            "dev.headwater.maven..",
            "dev.headwater.junit..")
        .check(CLASSES);
  }

  @Test
  void bridgesDoNotKnowEachOther() {
    slices().matching("dev.headwater.tool.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void spiKnowsNothingOfHeadwater() {
    classes()
        .that()
        .resideInAPackage("dev.headwater.spi..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.headwater.spi..", "java..", "javax.sql..")
        .check(CLASSES);
  }

  @Test
  void mavenPluginAndJunitDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage("dev.headwater.maven..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.headwater.junit..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.headwater.junit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.headwater.maven..")
        .check(CLASSES);
  }

  private static String[] concat(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
