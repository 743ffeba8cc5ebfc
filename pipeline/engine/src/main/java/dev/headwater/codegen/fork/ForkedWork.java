package dev.headwater.codegen.fork;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.fork.Message.Answered;
import dev.headwater.codegen.fork.Message.Asked;
import dev.headwater.codegen.fork.Message.Failed;
import dev.headwater.codegen.fork.Message.Finished;
import dev.headwater.codegen.fork.Message.Job;
import dev.headwater.codegen.fork.Message.Printed;
import dev.headwater.codegen.fork.Message.Told;
import dev.headwater.codegen.work.WorkDone;
import dev.headwater.codegen.work.WorkOrder;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ArtifactResolver.ArtifactMissingException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Database work in a JVM that is started for it. Maven's JVM has begun a moment ago and is tuned
 * for long work; most of what jOOQ and Flyway cost there is the loading and compiling of classes
 * that are used once. The other JVM compiles quickly, and takes its classes from an archive that an
 * earlier one has left.
 */
public final class ForkedWork {

  /** Headwater's own notes, such as the name of this JVM in the names of its folders. */
  private static final String OF_THIS_JVM = "dev.headwater.";

  private final ArtifactResolver resolver;

  public ForkedWork(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /** Does the work; the events and questions of the other JVM are served in this thread. */
  public WorkDone make(WorkOrder order, GenerateListener listener) throws IOException {
    WorkerProcess process = WorkerProcess.start(order.request(), listener);
    Message last;
    try {
      process.wire().send(new Job(order, properties()));
      last = serve(process.wire(), listener);
    } catch (IOException e) {
      throw process.died(e);
    } catch (RuntimeException | Error e) {
      process.end(false);
      throw e;
    }
    process.end(last instanceof Finished finished && finished.done().classes().isPresent());
    if (last instanceof Failed failed) {
      throw thrown(failed);
    }
    return ((Finished) last).done();
  }

  /** Until the last message. */
  private Message serve(Wire wire, GenerateListener listener) throws IOException {
    Message message = wire.read();
    while (!(message instanceof Finished) && !(message instanceof Failed)) {
      serve(message, wire, listener);
      message = wire.read();
    }
    return message;
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (!name.startsWith(OF_THIS_JVM)) {
        properties.put(name, System.getProperty(name));
      }
    }
    return properties;
  }

  private void serve(Message message, Wire wire, GenerateListener listener) throws IOException {
    if (message instanceof Told told) {
      tell(told, listener);
    } else if (message instanceof Asked asked) {
      wire.send(answer(asked));
    } else if (message instanceof Printed printed) {
      System.out.write(printed.bytes());
    } else {
      throw new IllegalStateException("unexpected " + message);
    }
  }

  private static void tell(Told told, GenerateListener listener) {
    Method event =
        Arrays.stream(GenerateListener.class.getMethods())
            .filter(method -> method.getName().equals(told.event()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("unknown event " + told.event()));
    try {
      event.invoke(listener, told.arguments().toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private Answered answer(Asked asked) {
    try {
      Object answer =
          switch (asked.question()) {
            case "file" -> resolver.file((Artifact) asked.argument());
            case "classPath" -> resolver.classPath((List<Artifact>) asked.argument());
            case "bridge" -> resolver.bridge((String) asked.argument());
            default -> throw new IllegalStateException("unknown question " + asked.question());
          };
      return new Answered(asked.number(), Optional.of(answer), "");
    } catch (ArtifactMissingException e) {
      return new Answered(asked.number(), Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static RuntimeException thrown(Failed failed) {
    // The worker's exceptions may be of classes that only it has.
    Throwable there = new RuntimeException("in the JVM of the work:\n" + failed.trace());
    if (failed.missing().isPresent()) {
      return new ArtifactMissingException(failed.missing().get(), there);
    }
    if (failed.problems().isEmpty()) {
      return new IllegalStateException("the work failed: " + first(failed.trace()), there);
    }
    ProblemException thrown = new ProblemException(failed.problems().toArray(Problem[]::new));
    thrown.initCause(there);
    return thrown;
  }

  private static String first(String trace) {
    return trace.lines().findFirst().orElse("");
  }
}
