package dev.headwater.cases.source;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.JdbcProxy;
import dev.headwater.database.LockWaiting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of CONTRIBUTING's picture, between the modules and between the rooms. */
final class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(
              Path.of("../spi/target/classes"),
              Path.of("../catalog/target/classes"),
              Path.of("../engine/target/classes"),
              Path.of("../tools/archive/target/classes"),
              Path.of("../tools/documents/target/classes"),
              Path.of("../tools/elk/target/classes"),
              Path.of("../tools/flyway/target/classes"),
              Path.of("../tools/jooq/target/classes"),
              Path.of("../tools/testcontainers/target/classes"),
              Path.of("../web/target/classes"),
              Path.of("../bundle/target/classes"),
              Path.of("../maven-plugin/target/classes"),
              Path.of("../junit/target/classes"),
              Path.of("../factory/target/classes"));

  /** From the bottom up: each may use those before it, none after it. */
  private static final List<String> ROOMS =
      List.of(
          "problem",
          "io",
          "tool",
          "script",
          "history",
          "database",
          "apply",
          "rows",
          "codegen",
          "proof",
          "setting",
          "command",
          "report");

  private static final String[] JDK = {
    "java..",
    "javax.sql..",
    "javax.lang.model..",
    "javax.net.ssl..",
    "javax.xml.parsers..",
    "org.w3c.dom..",
    "org.xml.sax..",
    "com.sun.security..",
    "org.jspecify.."
  };

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.headwater.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void roomsAreFreeOfCycles() {
    slices().matching("dev.headwater.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @TestFactory
  List<DynamicTest> eachRoomUsesOnlyThoseBelowIt() {
    return ROOMS.stream()
        .map(room -> DynamicTest.dynamicTest(room, () -> onlyRoomsUpTo(room).check(CLASSES)))
        .toList();
  }

  private static ArchRule onlyRoomsUpTo(String room) {
    String[] below =
        ROOMS.subList(0, ROOMS.indexOf(room) + 1).stream()
            .map(name -> "dev.headwater." + name + "..")
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage("dev.headwater." + room + "..")
        .and()
        .resideOutsideOfPackage("dev.headwater.tool.*..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            concat(below, concat(JDK, "dev.headwater.spi..", "dev.headwater.catalog..")));
  }

  /** Nothing that makes or drops throwaway databases can get hold of a real one. */
  @Test
  void onlyCommandsReachRealDatabases() {
    noClasses()
        .that()
        .resideInAPackage("dev.headwater..")
        .and()
        .resideOutsideOfPackages(
            "dev.headwater.database.real..",
            "dev.headwater.setting..",
            "dev.headwater.command..",
            "dev.headwater.report..",
            "dev.headwater.maven..",
            "dev.headwater.bundle..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.headwater.database.real..")
        .check(CLASSES);
  }

  @Test
  void realDatabasesKnowNothingOfThrowawayOnes() {
    classes()
        .that()
        .resideInAPackage("dev.headwater.database.real..")
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("java..")
                .or(resideInAPackage("javax.sql.."))
                .or(resideInAPackage("dev.headwater.problem.."))
                .or(resideInAPackage("dev.headwater.database.client.."))
                .or(resideInAPackage("dev.headwater.database.real.."))
                .or(belongToAnyOf(DriverDataSource.class, JdbcProxy.class, LockWaiting.class)))
        .check(CLASSES);
  }

  @Test
  void bridgesKnowOnlyTheSpi() {
    noClasses()
        .that()
        .resideInAPackage("dev.headwater.tool.*..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.headwater..")
                .and(resideOutsideOfPackages("dev.headwater.spi..", "dev.headwater.tool.*..")))
        .check(CLASSES);
  }

  @Test
  void bridgesDoNotKnowEachOther() {
    slices().matching("dev.headwater.tool.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void spiKnowsOnlyTheJdk() {
    classes()
        .that()
        .resideInAPackage("dev.headwater.spi..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.headwater.spi..", "java..", "javax.sql..")
        .check(CLASSES);
  }

  @Test
  void catalogKnowsOnlyTheJdk() {
    classes()
        .that()
        .resideInAPackage("dev.headwater.catalog..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.headwater.catalog..", "java..", "javax.sql..")
        .check(CLASSES);
  }

  @Test
  void frontEndsDoNotKnowEachOther() {
    slices()
        .matching("dev.headwater.(maven|junit|web|bundle)..")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }

  /** The extension loads the engine in a class loader of its own. */
  @Test
  void junitKnowsOnlyTheJdkAndJupiter() {
    classes()
        .that()
        .resideInAPackage("dev.headwater.junit..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.headwater.junit..",
            "java..",
            "javax.sql..",
            "org.junit.jupiter.api..",
            "org.jspecify..")
        .check(CLASSES);
  }

  private static String[] concat(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
