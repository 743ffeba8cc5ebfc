package dev.headwater.database.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With programs that say a version and do nothing else. */
@DisabledOnOs(OS.WINDOWS)
final class LocalInstallationsTest {

  @TempDir Path machine;

  @Test
  void folderOfAPackagerHasAVersionEach() throws Exception {
    installed("lib/postgresql/15/bin", "15.18 (Debian 15.18-0+deb12u1)");
    Path bin = installed("lib/postgresql/17/bin", "17.11");

    Installation chosen = machine().choose(wanting("17"));

    assertThat(chosen.bin()).isEqualTo(bin);
    assertThat(chosen.version()).isEqualTo("17.11");
  }

  @Test
  void folderWithoutBinIsFoundToo() throws Exception {
    Path bin = installed("libexec/postgresql16", "16.15");

    assertThat(machine().choose(wanting("16")).bin()).isEqualTo(bin);
  }

  @Test
  void whatPgConfigNamesComesFirst() throws Exception {
    installed("lib/postgresql/17/bin", "17.11");
    Path own = installed("home/own-build/bin", "17.5");
    program("path/pg_config", "echo " + own);

    assertThat(machine().choose(wanting("17")).bin()).isEqualTo(own);
  }

  @Test
  void pathIsLookedThrough() throws Exception {
    Path bin = installed("path", "14.24");

    assertThat(machine().choose(wanting("14")).bin()).isEqualTo(bin);
  }

  @Test
  void fullVersionMustBeExactlyThatOne() throws Exception {
    installed("lib/postgresql/17/bin", "17.11");

    assertThat(machine().choose(wanting("17.11")).version()).isEqualTo("17.11");
    assertThat(machine().choose(wanting("17.11.0")).version()).isEqualTo("17.11");
    assertThatThrownBy(() -> machine().choose(wanting("17.1")))
        .isInstanceOf(CannotServeException.class);
  }

  @Test
  void clientWithoutServerIsNoInstallation() throws Exception {
    program("lib/postgresql/17/bin/psql", "echo psql");

    assertThatThrownBy(() -> machine().choose(wanting("17")))
        .isInstanceOf(CannotServeException.class)
        .hasMessage(
            """
            error[not-installed]: PostgreSQL 17 is not installed on this machine
              found: no PostgreSQL server at all
              fix: install it (on Debian and Ubuntu: apt-get install postgresql-17), or name its folder: -Dheadwater.postgresHome=FOLDER""");
  }

  @Test
  void otherVersionsAreNamed() throws Exception {
    Path new16 = installed("lib/postgresql/16/bin", "16.15");
    Path old = installed("lib/postgresql/13/bin", "13.23");

    assertThatThrownBy(() -> machine().choose(wanting("17")))
        .isInstanceOf(CannotServeException.class)
        .hasMessage(
            """
            error[not-installed]: PostgreSQL 17 is not installed on this machine
              found: 16.15 in %s
              found: 13.23 in %s
              fix: install it (on Debian and Ubuntu: apt-get install postgresql-17), or take what there is: -Dheadwater.postgresVersion=16"""
                .formatted(new16, old));
  }

  @Test
  void anotherVersionThatHasTheExtensionIsNamed() throws Exception {
    Path bin = installed("lib/postgresql/16/bin", "16.15");
    program("lib/postgresql/16/share/extension/postgis.control", "");

    assertThatThrownBy(() -> machine().choose(wanting("17"), List.of("postgis", "vector")))
        .isInstanceOf(CannotServeException.class)
        .message()
        .contains("\n  found: 16.15 in " + bin + ", which has postgis\n");
  }

  @Test
  void programOfAnotherMachineIsNotTaken() throws Exception {
    Path bin = installed("lib/postgresql/17/bin", "17.11");
    Files.writeString(bin.resolve("postgres"), "\u007fELF for another processor");

    assertThatThrownBy(() -> machine().choose(wanting("17")))
        .isInstanceOf(CannotServeException.class);
  }

  @Test
  void namedFolderIsTakenWithTheVersionItHas() throws Exception {
    Path bin = installed("own/bin", "16.15");

    assertThat(machine().choose(at("own", "")).bin()).isEqualTo(bin);
    assertThat(machine().choose(at("own/bin", "16")).bin()).isEqualTo(bin);
  }

  @Test
  void namedFolderOfAnotherVersionIsRefused() throws Exception {
    installed("own/bin", "16.15");

    assertThatThrownBy(() -> machine().choose(at("own", "17")))
        .isExactlyInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[postgres-version]: PostgreSQL in %s is 16.15, but 17 is asked for
              fix: correct <postgresHome> or <postgresVersion>"""
                .formatted(machine.resolve("own")));
  }

  @Test
  void namedFolderWithoutPostgresIsRefused() {
    assertThatThrownBy(() -> machine().choose(at("nothing", "")))
        .isExactlyInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[postgres-home]: there is no PostgreSQL server in %s
              wanted: bin/postgres and bin/initdb, for this user to run
              fix: correct <postgresHome>, or leave it out to look for one"""
                .formatted(machine.resolve("nothing")));
  }

  @Test
  void twoInstallationsOfOneVersionHaveClustersOfTheirOwn() throws Exception {
    installed("a/bin", "16.15");
    installed("b/bin", "16.15");

    assertThat(machine().choose(at("a", "")).key())
        .isNotEqualTo(machine().choose(at("b", "")).key());
  }

  @Test
  void ofSeveralTheOneWithTheExtensionsIsTaken() throws Exception {
    Path bare = installed("lib/postgresql/17.11/bin", "17.11");
    Path rich = installed("lib/postgresql/17.10/bin", "17.10");
    program("lib/postgresql/17.10/bin/pg_config", "echo " + machine.resolve("told"));
    program("told/extension/vector.control", "");
    program("lib/postgresql/17.11/share/extension/citext.control", "");

    assertThat(machine().choose(wanting("17")).bin()).isEqualTo(bare);
    assertThat(machine().choose(wanting("17"), List.of("citext")).bin()).isEqualTo(bare);
    assertThat(machine().choose(wanting("17"), List.of("vector")).bin()).isEqualTo(rich);
    assertThat(machine().choose(wanting("17"), List.of("vector", "citext")).bin()).isEqualTo(bare);
  }

  private LocalInstallations machine() {
    return new LocalInstallations(
        new LocalPlaces(
            Map.of("PATH", machine.resolve("path") + ":" + machine.resolve("no such folder")),
            List.of(machine + "/lib/postgresql/*", machine + "/libexec/postgresql*")));
  }

  private DatabaseChoice wanting(String version) {
    return GenerateRequest.in(machine).postgresVersion(version).build().database().choice();
  }

  private DatabaseChoice at(String home, String version) {
    return GenerateRequest.in(machine)
        .postgresHome(Path.of(home))
        .postgresVersion(version)
        .build()
        .database()
        .choice();
  }

  private Path installed(String bin, String version) throws IOException {
    program(bin + "/initdb", "exit 1");
    return program(bin + "/postgres", "echo 'postgres (PostgreSQL) " + version + "'").getParent();
  }

  private Path program(String name, String script) throws IOException {
    Path file = machine.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
