package dev.headwater.codegen.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.ClassCaches.RemoteCache;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.fork.Message.Answered;
import dev.headwater.codegen.fork.Message.Asked;
import dev.headwater.codegen.fork.Message.Failed;
import dev.headwater.codegen.fork.Message.Job;
import dev.headwater.codegen.fork.Message.Told;
import dev.headwater.codegen.work.WorkOrder;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver.Artifact;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WireTest {

  @Test
  void everyMessageArrivesAsItWasSent() throws IOException {
    List<Message> sent =
        List.of(
            new Told("leftOut", List.of(List.of("a", "b"))),
            new Asked(1, "classPath", List.of(new Artifact("g", "a", "1"))),
            new Answered(1, Optional.of(List.of(Path.of("/x.jar"))), ""),
            new Failed(
                List.of(
                    Problem.of("42P01", "no")
                        .at(new SourceLocation("V1__a.sql", 1, 2, "select"))
                        .withDetail("hint", "yes")),
                Optional.of("missing"),
                "trace"));
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    Wire there = new Wire(InputStream.nullInputStream(), pipe);
    for (Message message : sent) {
      there.send(message);
    }
    Wire here = new Wire(new ByteArrayInputStream(pipe.toByteArray()), new ByteArrayOutputStream());
    for (Message message : sent) {
      assertThat(here.read()).isEqualTo(message);
    }
    assertThatThrownBy(here::read).isInstanceOf(EOFException.class);
  }

  @Test
  void scriptsArriveAsTheyWereRead(@TempDir Path project) throws IOException {
    Path script = project.resolve("V1__a.sql");
    Files.writeString(script, "select 1;");
    GenerateRequest request =
        GenerateRequest.in(project)
            .locations(List.of("filesystem:" + project))
            .classPath(List.of(Path.of("/a.jar"), Path.of("b c")))
            .flyway(Map.of("flyway.placeholders.ä", "ö\n"))
            .postgresHome(Path.of("/opt/pg"))
            .server(new ServerAddress("jdbc:postgresql://h/d", "u", "p", true))
            .remoteCache(
                new RemoteCache(URI.create("https://cache"), "u", "p", true, Duration.ofSeconds(7)))
            .fork(true)
            .build();
    ScriptSet scripts = ScriptSet.find(request.scripts());
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();

    new Wire(InputStream.nullInputStream(), pipe)
        .send(
            new Job(
                new WorkOrder(request, scripts, Optional.of("hash"), project.resolve("staging")),
                Map.of("a", "b")));
    Files.delete(script);
    Wire here = new Wire(new ByteArrayInputStream(pipe.toByteArray()), new ByteArrayOutputStream());
    Job job = (Job) here.read();

    assertThat(job.properties()).isEqualTo(Map.of("a", "b"));
    assertThat(job.order().request()).isEqualTo(request);
    assertThat(job.order().staging()).isEqualTo(project.resolve("staging"));
    assertThat(job.order().scripts().files())
        .extracting(ScriptFile::text)
        .containsExactly("select 1;");
    assertThat(job.order().scripts().modified()).isEqualTo(scripts.modified());
  }

  /** A JVM with too little memory ends before anything is sent to it, and its words say why. */
  @Test
  void otherSideThatIsGoneIsNoticedWithTheFirstMessage() throws IOException {
    Wire wire =
        new Wire(
            InputStream.nullInputStream(),
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    assertThatThrownBy(() -> wire.send(new Told("leftOut", List.of())))
        .isInstanceOf(IOException.class)
        .hasMessage("Broken pipe");
  }

  @Test
  void wordsInsteadOfAMessageAreKept() throws IOException {
    String words = "# There is insufficient memory for the Java Runtime Environment to continue.\n";
    Wire wire =
        new Wire(
            new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream());
    assertThatThrownBy(wire::read).isInstanceOf(StreamCorruptedException.class);
    assertThat(wire.words()).isEqualTo(words.strip());
  }
}
