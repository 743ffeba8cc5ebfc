package dev.headwater.codegen.fork;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.RunProblem;
import dev.headwater.codegen.fork.Message.Answered;
import dev.headwater.codegen.fork.Message.Asked;
import dev.headwater.codegen.fork.Message.Failed;
import dev.headwater.codegen.fork.Message.Finished;
import dev.headwater.codegen.fork.Message.Job;
import dev.headwater.codegen.fork.Message.Printed;
import dev.headwater.codegen.fork.Message.Told;
import dev.headwater.codegen.work.DatabaseWork;
import dev.headwater.codegen.work.WorkDone;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ArtifactResolver.ArtifactMissingException;
import dev.headwater.tool.OnceResolver;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The other end of {@link ForkedWork}: does one piece of work, and ends. */
final class Worker {

  private final Wire wire;
  private final Map<Integer, CompletableFuture<Answered>> open = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean done;

  private Worker(Wire wire) {
    this.wire = wire;
  }

  public static void main(String[] arguments) throws IOException {
    Wire wire = new Wire(System.in, new FileOutputStream(FileDescriptor.out));
    System.setIn(InputStream.nullInputStream()); // nobody else may read what comes there
    System.setOut(new PrintStream(new Print(wire), true, Charset.defaultCharset()));
    Job job = (Job) wire.read();
    // This JVM's own properties stay.
    job.properties().forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    Worker worker = new Worker(wire);
    Thread ear = new Thread(worker::listen, "headwater-answers");
    ear.setDaemon(true);
    ear.start();
    Message last = worker.work(job);
    worker.done = true;
    wire.send(last);
    System.exit(0); // a tool may have left threads
  }

  private Message work(Job job) {
    try {
      OnceResolver resolver = new OnceResolver(new Asking());
      DatabaseWork work = new DatabaseWork(resolver, Optional.empty());
      WorkDone done =
          RunProblem.said(job.order().request(), () -> work.make(job.order(), listener()));
      return new Finished(done);
    } catch (ProblemException e) {
      return failed(e.problems(), Optional.empty(), e);
    } catch (ArtifactMissingException e) {
      return failed(List.of(), Optional.of(String.valueOf(e.getMessage())), e);
    } catch (RuntimeException | Error e) {
      return failed(List.of(), Optional.empty(), e);
    }
  }

  private static Failed failed(List<Problem> problems, Optional<String> missing, Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return new Failed(problems, missing, trace.toString());
  }

  private GenerateListener listener() {
    return (GenerateListener)
        Proxy.newProxyInstance(
            GenerateListener.class.getClassLoader(),
            new Class<?>[] {GenerateListener.class},
            (proxy, method, arguments) -> {
              wire.send(
                  new Told(
                      method.getName(),
                      arguments == null ? List.of() : List.copyOf(Arrays.asList(arguments))));
              return null;
            });
  }

  /**
   * Ends when Maven's JVM does; then the work is for nobody, and the shutdown hooks tidy up. After
   * the last message the other side closes the pipe, too, and that is no failure.
   */
  private void listen() {
    try {
      while (true) {
        Answered answered = (Answered) wire.read();
        open.computeIfAbsent(answered.number(), number -> new CompletableFuture<>())
            .complete(answered);
      }
    } catch (IOException e) {
      if (!done) {
        System.exit(1);
      }
    }
  }

  private Object ask(String question, Object argument) {
    int number = asked.incrementAndGet();
    CompletableFuture<Answered> answer = new CompletableFuture<>();
    open.put(number, answer);
    try {
      wire.send(new Asked(number, question, argument));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Answered answered = answer.join();
    open.remove(number);
    return answered
        .answer()
        .orElseThrow(() -> new ArtifactMissingException(answered.missing(), null));
  }

  /** Maven's resolver lives in Maven's JVM. */
  private final class Asking implements ArtifactResolver {

    @Override
    public Path file(Artifact artifact) {
      return (Path) ask("file", artifact);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Path> classPath(List<Artifact> artifacts) {
      return (List<Path>) ask("classPath", artifacts);
    }

    @Override
    public Path bridge(String artifactId) {
      return (Path) ask("bridge", artifactId);
    }
  }

  /** The standard output carries messages; what is printed is one of them. */
  private static final class Print extends OutputStream {
    private final Wire wire;

    Print(Wire wire) {
      this.wire = wire;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      wire.send(new Printed(Arrays.copyOfRange(bytes, offset, offset + length)));
    }
  }
}
