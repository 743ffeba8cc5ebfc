package dev.headwater.cases.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.InstalledPostgres;
import dev.headwater.cases.support.Waiting;
import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever a run is told to end, it leaves nothing; the next run clears up after a killed one. */
final class StoppedRunsTest {

  private static final int KILLS = Integer.getInteger("kills", 40);

  @TempDir Path folder;
  private Path programs;

  @BeforeEach
  void installed() throws IOException {
    InstalledPostgres.required();
    Path sql = Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
    Files.writeString(sql.resolve("V1__author.sql"), "create table author (id int primary key);");
    programs = Files.createDirectories(folder.resolve("postgres/bin"));
    for (String name : List.of("initdb", "postgres")) {
      Files.createSymbolicLink(programs.resolve(name), real(name));
    }
  }

  @Test
  void whileInitdbStarts() throws Exception {
    stoppedBy("initdb");
  }

  @Test
  @Tag("thorough")
  void whileTheServerStarts() throws Exception {
    stoppedBy("postgres");
  }

  /** The program tells the JVM that started it to end, and goes on. */
  private void stoppedBy(String name) throws Exception {
    Path program = programs.resolve(name);
    Files.delete(program);
    Files.writeString(
        program,
        "#!/bin/sh\n[ \"$1\" = --version ] || kill -TERM $PPID\nexec %s \"$@\"\n"
            .formatted(real(name)));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Path words = folder.resolve("words");
    Process run = RunInAnotherJvm.start(folder, words);
    assertThat(run.waitFor()).isEqualTo(143);
    nothingIsLeft();
    // If it comes to words at all, they blame nothing else.
    assertThat(Files.readAllLines(words).stream().filter(line -> line.contains("error[")))
        .isSubsetOf("error[stopped]: the build was told to end");
    assertThat(words).content().doesNotContain("fix:");
  }

  @Test
  @Tag("thorough")
  void atAnyMoment() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < KILLS; i++) {
      for (String signal : List.of("TERM", "INT")) {
        endedBy(signal, random.nextInt(3_000));
        nothingIsLeft();
      }
    }
  }

  @Test
  @Tag("thorough")
  void killedAtAnyMoment() throws Exception {
    Random random = new Random(8);
    for (int i = 0; i < KILLS; i++) {
      endedBy("KILL", random.nextInt(3_000));
      Process next = RunInAnotherJvm.start(folder, folder.resolve("words"));
      assertThat(next.waitFor()).isZero();
      nothingIsLeft();
    }
  }

  private void endedBy(String signal, int milliseconds) throws Exception {
    clean("target");
    if (milliseconds % 2 == 0) {
      clean("cache");
    }
    Process run = RunInAnotherJvm.start(folder, folder.resolve("words"));
    if (!run.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(run.pid())).start().waitFor();
      run.waitFor();
    }
  }

  private void clean(String name) throws IOException {
    Trees.delete(folder.resolve(name));
  }

  /** A server that was told to end needs a moment. */
  private void nothingIsLeft() throws Exception {
    assertThat(files("cache/runs")).isEmpty();
    assertThat(files("target/generated-sources"))
        .isSubsetOf(List.of(folder.resolve("target/generated-sources/headwater")));
    Waiting.until(
        () ->
            ProcessHandle.allProcesses()
                .noneMatch(p -> p.info().commandLine().orElse("").contains("-D " + folder)));
  }

  private List<Path> files(String name) throws IOException {
    Path all = folder.resolve(name);
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(all)) {
      return files.toList();
    }
  }

  private static Path real(String name) {
    return InstalledPostgres.HOME.resolve("bin").resolve(name);
  }
}
