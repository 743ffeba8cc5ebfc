package dev.headwater.codegen.fork;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.fingerprint.OwnCode;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.cluster.EmbeddedProvider;
import dev.headwater.io.ExitHook;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The process of a worker. It never outlives this JVM by more than its own tidying up. */
final class WorkerProcess {

  private static final int REMEMBERED = 20;
  private static final int SECONDS_TO_END = 30;

  /** Exit codes of a JVM by the signal that ended it in order. */
  private static final Map<Integer, String> TOLD_TO_END =
      Map.of(129, "SIGHUP", 130, "SIGINT", 143, "SIGTERM");

  /** The exit code after SIGKILL. */
  private static final int KILLED = 137;

  /** Variables that give options to every JVM; of several the last one wins. */
  private static final List<String> OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Process process;
  private final Wire wire;
  private final DatabaseRequest database;
  private final ClassArchive archive;
  private final Thread errorCopy;
  private final ExitHook hook = new ExitHook("headwater-worker-end", this::goodbye);
  private volatile boolean allUsed;
  private final Deque<String> lastWords = new ArrayDeque<>();

  private WorkerProcess(Process process, DatabaseRequest database, ClassArchive archive)
      throws IOException {
    this.process = process;
    this.database = database;
    this.wire = new Wire(process.getInputStream(), process.getOutputStream());
    this.archive = archive;
    this.errorCopy = new Thread(this::copyErrors, "headwater-worker-errors");
  }

  static WorkerProcess start(GenerateRequest request, GenerateListener listener)
      throws IOException {
    List<Path> classPath = OwnCode.classPath();
    ClassArchive archive = ClassArchive.of(request, classPath);
    if (archive.isToBeMade()) {
      listener.preparing("making an archive with which later builds start faster, once");
    }
    WorkerProcess worker =
        new WorkerProcess(started(command(classPath, archive)), request.database(), archive);
    worker.hook.set();
    worker.errorCopy.setDaemon(true);
    worker.errorCopy.start();
    return worker;
  }

  static Process started(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().keySet().removeAll(OPTIONS);
      return builder.start();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of("worker", "cannot start a JVM for the work")
              .withDetail("why", String.valueOf(e.getMessage()))
              .withFix("work in Maven's own JVM: -Dheadwater.fork=false"));
    }
  }

  /**
   * The options for memory from the user's variables. The other options are meant for the JVMs that
   * the user starts: a second garbage collector or an agent would keep this one from starting, and
   * Maven's JVM has made system properties of the properties.
   *
   * @param environment the variables of Maven's JVM
   */
  static List<String> memory(Map<String, String> environment) {
    return OPTIONS.stream()
        .flatMap(name -> Stream.of(environment.getOrDefault(name, "").split("\\s+")))
        .filter(option -> option.matches("-Xm[sx]\\S+|-XX:(Max|Min|Initial)RAMPercentage=\\S+"))
        .toList();
  }

  private static List<String> command(List<Path> classPath, ClassArchive archive) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A JVM that is no HotSpot may not know all of these; they only save time.
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.addAll(memory(System.getenv()));
    // A crash must not leave files in the user's project.
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add(
        "-XX:ErrorFile="
            + Path.of(System.getProperty("java.io.tmpdir"), "headwater-worker-%p.log"));
    // The standard output carries messages.
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-Xlog:disable");
    command.addAll(archive.options());
    Locale locale = Locale.getDefault();
    property(command, "user.language", locale.getLanguage());
    property(command, "user.country", locale.getCountry());
    property(command, "user.variant", locale.getVariant());
    property(command, "user.timezone", TimeZone.getDefault().getID());
    for (String name : List.of("file.encoding", "java.io.tmpdir", "user.home", "user.name")) {
      property(command, name, System.getProperty(name, ""));
    }
    for (String name : List.of("stderr.encoding", "sun.stderr.encoding")) {
      property(command, name, "UTF-8"); // the first one since Java 19
    }
    String jars =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    command.addAll(List.of("-cp", jars, Worker.class.getName()));
    return command;
  }

  private static void property(List<String> command, String name, String value) {
    command.add("-D" + name + "=" + value);
  }

  Wire wire() {
    return wire;
  }

  /**
   * Lets it end.
   *
   * @param allUsed whether it has used all tools, so that the archive of its classes is of use
   */
  void end(boolean allUsed) {
    this.allUsed = allUsed;
    if (ExitHook.isExiting()) {
      hook.await(); // it lets the worker end, and clears up
      return;
    }
    closeWire();
    process
        .onExit()
        .thenRun(
            () -> {
              archive.made(isWhole());
              hook.forget();
            });
  }

  /** It ended without a last message. */
  ProblemException died(IOException e) {
    if (hook.forget()) {
      goodbye();
    } else {
      hook.await();
    }
    int code = process.exitValue();
    ProblemException thrown =
        new ProblemException(TOLD_TO_END.containsKey(code) ? toldToEnd(code) : dead(code, e));
    thrown.initCause(e);
    return thrown;
  }

  static Problem toldToEnd(int code) {
    return Problem.of(
            "worker", "the JVM that did the work was told to end: " + TOLD_TO_END.get(code))
        .withFix("run the build again, unless you stopped it yourself");
  }

  private Problem dead(int code, IOException e) {
    if (code != KILLED) {
      archive.distrusted();
    }
    Problem problem =
        Problem.of("worker", "the JVM that did the work ended with exit code " + code);
    String words = e instanceof StreamCorruptedException ? output() : String.join("\n", errors());
    return (words.isEmpty() ? problem : problem.withDetail("last words", words))
        .withFix(
            "see whether memory ran out or somebody killed it; to work in Maven's own JVM:"
                + " -Dheadwater.fork=false");
  }

  /** A JVM without memory says so there, whatever its options are. */
  private String output() {
    try {
      return wire.words();
    } catch (IOException e) {
      return "";
    }
  }

  private List<String> errors() {
    try {
      errorCopy.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (lastWords) {
      return List.copyOf(lastWords);
    }
  }

  /** With its input closed it drops its database and ends. */
  private void goodbye() {
    closeWire();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly().onExit().join();
      Thread.currentThread().interrupt();
    }
    archive.made(isWhole());
    if (process.exitValue() > 1) {
      clearUp();
    }
  }

  /** It did not end in order, and may have left a server. */
  private void clearUp() {
    try {
      EmbeddedProvider.clearDeadRuns(database);
    } catch (IOException | ProblemException | LinkageError e) {
      // The next run clears up. Maven may have closed the class loader, if it failed before it was
      // told to end.
    }
  }

  private boolean isWhole() {
    return allUsed && process.exitValue() == 0;
  }

  private void closeWire() {
    try {
      wire.close();
    } catch (IOException e) {
      // It is gone already, which is what was wanted.
    }
  }

  private void copyErrors() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.err.println(line);
        synchronized (lastWords) {
          lastWords.add(line);
          if (lastWords.size() > REMEMBERED) {
            lastWords.remove();
          }
        }
      }
    } catch (IOException e) {
      // The process is gone.
    }
  }
}
