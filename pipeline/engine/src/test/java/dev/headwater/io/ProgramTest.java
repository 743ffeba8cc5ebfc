package dev.headwater.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.io.Program.Ended;
import dev.headwater.io.Program.NotStartedException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramTest {

  @TempDir Path folder;

  private static Program shell(String script) {
    return new Program(List.of("sh", "-c", script), Duration.ofSeconds(30));
  }

  @Test
  void allThatItSaysIsKeptApart() throws Exception {
    Ended ended =
        shell("cat; pwd; echo $ONE $HOME; echo wrong >&2; exit 3")
            .in(folder.toRealPath())
            .with("ONE", "1")
            .without(Set.of("HOME"))
            .run("read\n".getBytes(UTF_8));

    assertThat(ended.exit()).hasValue(3);
    assertThat(new String(ended.output(), UTF_8))
        .isEqualTo("read\n" + folder.toRealPath() + "\n1\n");
    assertThat(ended.errors()).isEqualTo("wrong");
  }

  @Test
  void moreThanAPipeHoldsIsReadToTheEnd() throws Exception {
    byte[] much = new byte[1 << 20];
    Arrays.fill(much, (byte) 'x');

    Ended ended = shell("tee /dev/stderr").run(much);

    assertThat(ended.output()).isEqualTo(much);
    assertThat(ended.errors()).hasSize(much.length);
  }

  @Test
  void wordsGoWhereTheyAreWanted() throws Exception {
    Path log = folder.resolve("log");

    assertThat(shell("echo one; echo two >&2").exit(Redirect.to(log.toFile()))).hasValue(0);

    assertThat(log).hasContent("one\ntwo");
  }

  @Test
  void answerIsThatOfAProgramThatEndsWell() throws Exception {
    assertThat(shell("echo ' yes '; echo no >&2").answer()).contains("yes");
    assertThat(shell("echo yes; exit 1").answer()).isEmpty();
    assertThat(shell("exit 1").succeeds()).isFalse();
    assertThat(shell("exit 0").succeeds()).isTrue();
  }

  @Test
  void programThatIsNotThere() throws Exception {
    Program program = new Program(List.of("no-such-program"), Duration.ofSeconds(1));

    assertThat(program.succeeds()).isFalse();
    assertThat(program.answer()).isEmpty();
    assertThatThrownBy(() -> program.exit(Redirect.DISCARD))
        .isInstanceOf(NotStartedException.class)
        .hasMessage("Cannot run program \"no-such-program\": error=2, No such file or directory");
  }

  @Test
  void programThatHangsIsKilledAtTheDeadline() throws Exception {
    Program hanging =
        new Program(List.of("sh", "-c", "echo $$ > pid; exec sleep 60"), Duration.ofMillis(500));

    assertThat(hanging.in(folder).run(new byte[0]).exit()).isEmpty();

    String pid = Files.readString(folder.resolve("pid")).strip();
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(process -> process.onExit().join());
  }

  @Test
  void programOfAThreadThatIsInterruptedIsKilled() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> shell("exec sleep 60").succeeds())
        .isInstanceOf(InterruptedIOException.class);

    assertThat(Thread.interrupted()).isTrue();
  }
}
