package dev.headwater.cases.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.cases.support.InstalledPostgres;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of our own that have a bad start: real ones, behind a script that spoils it. */
final class BadStartsTest {

  @TempDir Path folder;
  private Path cache;

  @BeforeEach
  void installed() throws IOException {
    InstalledPostgres.required();
    cache = folder.resolve("cache");
    Path sql = Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
    Files.writeString(sql.resolve("V1__author.sql"), "create table author (id int primary key);");
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(cache.resolve("runs")).isEmptyDirectory();
    assertThat(
            ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").contains("-D " + folder)))
        .isEmpty();
  }

  @Test
  void portsThatAreTakenAreNotTheEnd() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      postgres(
          """
          echo attempt >>%1$s/attempts
          if [ $(wc -l <%1$s/attempts) -le 3 ]; then exec %2$s "$1" "$2" -p %3$d; fi
          exec %2$s "$@"
          """
              .formatted(folder, real(), taken.getLocalPort()));
      run();
      assertThat(folder.resolve("attempts")).content().hasLineCount(4);
      assertThat(folder.resolve("target/generated-sources/headwater/db/tables/Author.java"))
          .exists();
    }
  }

  @Test
  void allPortsTakenIsOneError() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      postgres("exec %s \"$1\" \"$2\" -p %d".formatted(real(), taken.getLocalPort()));
      assertFails(
          """
          error[no-port]: 30 TCP ports on 127.0.0.1 were tried, all were taken
            fix: look for what takes them, or whether this user may open ports at all""");
    }
  }

  @Test
  void serverThatIsKilledDuringItsStartIsOneError() throws Exception {
    postgres("kill -9 $$");
    assertFails(
        """
        error[server-start]: PostgreSQL does not start
          log: it is empty
          fix: see whether something on this machine ends it: memory, limits, security software""");
  }

  /** initdb would run {@code touch}, or fail with the words of a shell. */
  @Test
  void cacheFolderWhoseNameMeansSomethingToAShellIsRefused() throws Exception {
    postgres("exec %s \"$@\"".formatted(real()));
    cache = folder.resolve("$(touch made)");
    assertFails(
        """
        error[folder-name]: initdb cannot work in a folder with $ in its name
          folder: %s
          fix: choose another cache folder: -Dheadwater.cache=FOLDER"""
            .formatted(cache));
  }

  @Test
  @Tag("thorough")
  void cacheFolderMayHaveOtherSignsInItsName() throws Exception {
    postgres("exec %s \"$@\"".formatted(real()));
    cache = folder.resolve("cache with 'quotes', and signs #&;|*?~%");
    run();
  }

  private void assertFails(String text) {
    assertThatThrownBy(this::run).isInstanceOf(ProblemException.class).hasMessage(text);
  }

  private void run() {
    new Generate(new TestArtifacts())
        .run(
            GenerateRequest.in(folder)
                .refresh(true)
                .classesMegabytes(0)
                .snapshotMegabytes(0)
                .provider(Kind.LOCAL)
                .postgresHome(folder.resolve("postgres"))
                .cacheDirectory(cache)
                .build(),
            GenerateListener.SILENT);
  }

  private static Path real() {
    return InstalledPostgres.HOME.resolve("bin/postgres");
  }

  /** An installation whose server begins with these lines of shell. */
  private void postgres(String script) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("postgres/bin"));
    Files.createSymbolicLink(bin.resolve("initdb"), InstalledPostgres.HOME.resolve("bin/initdb"));
    Path postgres = bin.resolve("postgres");
    Files.writeString(
        postgres,
        "#!/bin/sh\nif [ \"$1\" != -D ]; then exec %s \"$@\"; fi\n%s\n".formatted(real(), script));
    assertThat(postgres.toFile().setExecutable(true)).isTrue();
  }
}
