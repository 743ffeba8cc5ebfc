package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Address;
import dev.headwater.database.DriverDataSource.Session;
import dev.headwater.database.FixedSettings;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.VersionWish;
import dev.headwater.io.CacheRoot;
import dev.headwater.io.Program;
import dev.headwater.io.Trees;
import dev.headwater.io.Turns;
import dev.headwater.io.Work;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * A server that stays between builds, with the database in which a developer works. Its data is the
 * data of a throwaway database that has been migrated.
 */
public final class DevelopmentServer {

  private static final Duration START = Duration.ofSeconds(90);

  /** Below the range from which Linux takes ports for outgoing connections. */
  private static final int FIRST_PORT = 20_000;

  private static final int PORTS = 10_000;

  private final Path folder;
  private final Launcher launcher;

  private DevelopmentServer(Path folder, Launcher launcher) {
    this.folder = folder;
    this.launcher = launcher;
  }

  /**
   * The server of a project; there may be none yet.
   *
   * @param cache the cache folder
   * @param project a file name that no other project has
   */
  public static DevelopmentServer of(Path cache, String project, DatabaseListener listener)
      throws IOException {
    Launcher launcher = Launcher.find();
    Path base = launcher.reachable(CacheRoot.writable(cache, listener));
    return new DevelopmentServer(base.resolve("dev").resolve(project), launcher);
  }

  /** Does work while no other build works on this server. */
  public <T> T alone(Work<T> work) throws IOException {
    return Turns.alone(folder.resolve("../../locks/dev-" + folder.getFileName()).normalize(), work);
  }

  /** Whether it has data. */
  public boolean exists() {
    return Files.isRegularFile(state()) && Files.isDirectory(data());
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return Postmaster.of(data()).isAlive();
  }

  /** Why it cannot be started for this choice; empty where it can. */
  public Optional<String> unfit(DatabaseChoice choice) throws IOException {
    Properties state = read();
    VersionWish wish = VersionWish.of(choice);
    String version = state.getProperty("version");
    if (!wish.accepts(version) && !wish.accepts(version.replaceFirst("\\.0$", ""))) {
      return Optional.of("it has PostgreSQL " + version + ", and the project wants " + wish.text());
    }
    return Files.isExecutable(Path.of(program("postgres")))
        ? Optional.empty()
        : Optional.of("the programs of PostgreSQL " + version + " are gone: " + program(""));
  }

  /**
   * Replaces all data with the data of a throwaway database, which is at its end then. The server
   * is stopped, and keeps its port.
   *
   * @throws ProblemException when the database is not on a server of Headwater
   */
  public void make(ThrowawayDatabase database) throws IOException {
    if (!(database instanceof ClusterDatabase cluster)) {
      throw new ProblemException(
          Problem.of(
                  "dev-provider",
                  "a development database is not for the provider "
                      + database.origin().provider().word())
              .withFix("-Dheadwater.provider=embedded, or local for an installed PostgreSQL"));
    }
    Properties state = new Properties();
    state.setProperty("version", database.origin().postgresVersion());
    state.setProperty("port", String.valueOf(port()));
    state.setProperty("password", database.password());
    Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
    Trees.delete(fresh);
    Files.createDirectories(fresh);
    state.setProperty("bin", cluster.giveAway(fresh.resolve("data")).bin().toString());
    write(fresh.resolve("server.properties"), state);
    if (launcher.owner().isPresent()) {
      Trees.chown(fresh, launcher.owner().getAsInt());
    }
    delete();
    Files.move(fresh, folder);
  }

  /** The same port as before; the first time one that the project's name leads to. */
  private int port() throws IOException {
    if (Files.isRegularFile(state())) {
      return Integer.parseInt(read().getProperty("port"));
    }
    int first = Math.floorMod(folder.getFileName().toString().hashCode(), PORTS);
    for (int i = 0; i < PORTS; i++) {
      int port = FIRST_PORT + (first + i) % PORTS;
      if (isFree(port)) {
        return port;
      }
    }
    return FIRST_PORT + first;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts it, unless it runs. It lives on when this JVM ends. */
  public void start(Map<String, String> userSettings) throws IOException {
    if (isRunning()) {
      return;
    }
    Files.writeString(data().resolve("postgresql.conf"), settings(userSettings));
    List<String> command = new ArrayList<>(launcher.server());
    command.add(program("pg_ctl"));
    command.addAll(List.of("start", "--wait", "--silent", "--pgdata=" + data(), "--log=" + log()));
    Path words = Files.createTempFile("headwater", ".log");
    try {
      Files.deleteIfExists(log());
      OptionalInt exit =
          new Program(command, START)
              .with("LC_ALL", "C")
              .exit(ProcessBuilder.Redirect.to(words.toFile()));
      if (!exit.equals(OptionalInt.of(0))) {
        throw new ProblemException(doesNotStart(Files.readString(words)));
      }
    } finally {
      Files.deleteIfExists(words);
    }
  }

  private Problem doesNotStart(String words) throws IOException {
    String said = Files.exists(log()) ? Files.readString(log()).strip() : words.strip();
    if (said.contains("could not create any TCP/IP sockets")) {
      String port = read().getProperty("port");
      return Problem.of("dev-port", "another program has taken port " + port)
          .withFix("end that program; or delete " + state() + ", and run headwater:dev-reset");
    }
    return Problem.of("dev-start", "the development database does not start")
        .withDetail("log", said)
        .withFix("see what PostgreSQL says above; headwater:dev-reset makes the database anew");
  }

  private String settings(Map<String, String> userSettings) throws IOException {
    Map<String, String> settings = FixedSettings.ofDevelopment();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", read().getProperty("port"));
    settings.put("unix_socket_directories", "");
    // So that a tool can tell it from every other database.
    settings.put("headwater.kind", "development");
    if (!Platform.isWindows()) {
      settings.put("dynamic_shared_memory_type", "mmap");
    }
    settings.putAll(userSettings);
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (name, value) ->
            text.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
    return text.toString();
  }

  /** Stops it when nobody works in it any more, and returns whether it ran. */
  public boolean stop() throws IOException {
    Postmaster server = Postmaster.of(data());
    boolean ran = server.isAlive();
    if (ran && !server.interrupt()) {
      server.stop();
    }
    return ran;
  }

  /** Stops it and deletes its data. */
  public void delete() throws IOException {
    stop();
    Trees.delete(folder);
  }

  /** Where it is, and as whom to connect. */
  public Address address() throws IOException {
    Properties state = read();
    return new Address(
        "jdbc:postgresql://127.0.0.1:" + state.getProperty("port") + "/postgres",
        Cluster.SUPERUSER,
        state.getProperty("password"));
  }

  /** Connections to it. */
  public DriverDataSource dataSource(ClassLoader driver) throws IOException {
    return DriverDataSource.postgres(driver, address(), new Session("postgres", "UTC"));
  }

  private String program(String name) throws IOException {
    return new Installation(Path.of(read().getProperty("bin")), "", "").program(name);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path state() {
    return folder.resolve("server.properties");
  }

  private Path log() {
    return folder.resolve("server.log");
  }

  private Properties read() throws IOException {
    Properties state = new Properties();
    try (Reader text = Files.newBufferedReader(state(), StandardCharsets.UTF_8)) {
      state.load(text);
    }
    return state;
  }

  private static void write(Path file, Properties state) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    state.store(text, "The development database of a project. Written by Headwater.");
    Files.write(file, text.toByteArray());
    if (!Platform.isWindows()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
