package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Address;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.FixedSettings;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running server on a data folder of its own. */
final class ClusterServer {

  private static final Duration START = Duration.ofSeconds(60);
  private static final int PORT_ATTEMPTS = 30;
  private static final Pattern FATAL = Pattern.compile("FATAL: +(.*)");

  /** Shared memory lives in the data folder and dies with it. */
  private static final Map<String, String> OWN =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "max_connections", "20",
          "log_line_prefix", "",
          "log_min_messages", "fatal");

  private final Process process;
  private final Path folder;
  private final int port;

  private ClusterServer(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  DriverDataSource dataSource(ClassLoader driver, String password, DatabaseChoice choice) {
    return DriverDataSource.postgres(
        driver,
        new Address(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres", Cluster.SUPERUSER, password),
        new Session("postgres", FixedSettings.timeZone(choice.serverSettings())));
  }

  long pid() {
    return process.pid();
  }

  /**
   * Starts a server on {@code folder/data}. PostgreSQL itself takes the port, and another one is
   * tried when it cannot, so no other program can take a port that was found free.
   *
   * @param userSettings win over Headwater's
   */
  static ClusterServer start(
      Installation postgres, Launcher launcher, Path folder, Map<String, String> userSettings)
      throws IOException {
    Map<String, String> settings = FixedSettings.ofServer(Map.of());
    settings.putAll(OWN);
    if (!Platform.isWindows()) {
      settings.put("dynamic_shared_memory_type", "mmap");
    }
    StringBuilder text = new StringBuilder();
    settings.forEach((name, value) -> text.append(name).append(" = '").append(value).append("'\n"));
    Files.writeString(folder.resolve("data/postgresql.conf"), text);
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      // Below the range from which Linux takes ports for outgoing connections.
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      List<String> command = new ArrayList<>(launcher.server());
      command.add(postgres.program("postgres"));
      command.addAll(List.of("-D", folder.resolve("data").toString(), "-p", String.valueOf(port)));
      // Here and not in the file: then the server names the wrong one in its last words.
      new TreeMap<>(userSettings)
          .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("server.log").toFile());
      builder.environment().put("LC_ALL", "C");
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      ClusterServer server = new ClusterServer(started(builder), folder, port);
      if (server.awaitReady()) {
        return server;
      }
    }
    throw new ProblemException(
        Problem.of("no-port", PORT_ATTEMPTS + " TCP ports on 127.0.0.1 were tried, all were taken")
            .withFix("look for what takes them, or whether this user may open ports at all"));
  }

  private static Process started(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      if (why.contains("error=")) {
        throw Cluster.doesNotRun(why);
      }
      throw e; // its log cannot be written
    }
  }

  /** False when only the port was taken. */
  private boolean awaitReady() throws IOException {
    Instant deadline = Instant.now().plus(START);
    while (process.isAlive()) {
      if (Postmaster.isReady(folder.resolve("data"))) {
        return true;
      }
      if (Instant.now().isAfter(deadline)) {
        stop();
        throw new ProblemException(
            Problem.of(
                    "server-start",
                    "PostgreSQL did not become ready within " + START.toSeconds() + " s")
                .withDetail("log", log()));
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        stop();
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    String log = log();
    if (log.contains("could not create any TCP/IP sockets")) {
      return false;
    }
    Matcher fatal = FATAL.matcher(log);
    throw new ProblemException(
        fatal.find()
            ? Problem.of("server-start", "PostgreSQL does not start: " + fatal.group(1))
                .withFix("correct <serverSettings>, if it is one of those")
            : Problem.of("server-start", "PostgreSQL does not start")
                .withDetail("log", log.isEmpty() ? "it is empty" : log)
                .withFix(
                    "see whether something on this machine ends it: memory, limits, security"
                        + " software"));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The end of the server's log. */
  String log() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("server.log"));
    int from = Math.max(0, bytes.length - 4000);
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).strip();
  }

  /**
   * Has the server write everything into its files first.
   *
   * @return false when it cannot be told so here, or did not end well
   */
  boolean stopCleanly() throws IOException {
    return new Postmaster(Optional.of(process.toHandle())).interrupt()
        && process.onExit().join().exitValue() == 0; // the JDK hears of the end a moment later
  }

  void stop() throws IOException {
    if (process.isAlive()) {
      new Postmaster(Optional.of(process.toHandle())).stop();
    }
  }
}
