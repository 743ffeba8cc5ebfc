package dev.headwater.setting;

import dev.headwater.database.real.RealAddress;
import dev.headwater.database.real.RealAddress.Login;
import dev.headwater.database.real.RealAddress.Named;
import dev.headwater.database.real.RealAddress.Service;
import dev.headwater.database.real.RealAddress.Url;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings for commands that work on a real database, such as staging. */
public final class RealDatabaseSettings {

  private static final String SERVICE = "service=";
  private static final String URL = "url";
  private static final String USERNAME = "username";
  private static final String SERVER_ID = "serverId";
  private static final String SEEDS = "seeds";
  private static final List<String> KEYS = List.of(URL, USERNAME, SERVER_ID, SEEDS);

  private final Settings settings;
  private final Settings typed;
  private final ProjectContext project;

  /**
   * @param settings from all places
   * @param typed those of the command line alone
   */
  public RealDatabaseSettings(Settings settings, Settings typed, ProjectContext project) {
    this.settings = settings;
    this.typed = typed;
    this.project = project;
  }

  /**
   * The database that {@code on} names; empty when it names none.
   *
   * @throws ProblemException when there is no such database, or when somebody types settings of the
   *     provider {@code server}
   */
  public Optional<RealAddress> address() {
    refuseServer();
    return settings.word(Setting.ON).map(this::address);
  }

  /**
   * The database of a state such as {@code db:staging}.
   *
   * @throws ProblemException as {@link #address()} does
   */
  public RealAddress named(String name) {
    refuseServer();
    return named(name, "the state db:" + name, "");
  }

  /**
   * The environments whose seeds belong into the database that {@code on} names, or those of them
   * that {@code seeds} names.
   *
   * @throws ProblemException when {@code seeds} names another one
   */
  public List<String> seeds() {
    List<String> wanted = settings.list(Setting.SEEDS).orElse(List.of());
    String on = settings.word(Setting.ON).orElse("");
    if (on.startsWith(SERVICE) || on.contains(":")) {
      return wanted;
    }
    String own = databases().getOrDefault(on, Map.of()).getOrDefault(SEEDS, "");
    List<String> allowed =
        Stream.of(own.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    if (!allowed.containsAll(wanted)) {
      throw new ProblemException(
          Problem.of("seeds-of-others", "these seeds do not belong into the database " + on)
              .withDetail("seeds", String.join(", ", wanted))
              .withDetail("its own", allowed.isEmpty() ? "none" : String.join(", ", allowed))
              .withFix(
                  "if they do: <databases><"
                      + on
                      + "><seeds>staging</seeds></"
                      + on
                      + "></databases>"));
    }
    return wanted.isEmpty() ? allowed : wanted;
  }

  private RealAddress address(String on) {
    if (on.startsWith(SERVICE)) {
      return new Service(on.substring(SERVICE.length()));
    }
    return on.contains(":")
        ? new Url(on)
        : named(
            on,
            "-Dheadwater.on",
            "\nfor a database without a name: -Dheadwater.on=jdbc:postgresql://… or"
                + " -Dheadwater.on=service=…");
  }

  /** A server in the POM stays for the throwaway database that a command also needs. */
  private void refuseServer() {
    List<String> given =
        Stream.of(Setting.values())
            .filter(setting -> setting.outerElement().equals("server"))
            .filter(setting -> typed.word(setting).isPresent())
            .map(setting -> "-D" + setting.property().orElseThrow())
            .toList();
    if (!given.isEmpty()) {
      throw new ProblemException(
          Problem.of(
                  "server-settings",
                  "this command works on a real database, and does not take "
                      + String.join(" and ", given))
              .withDetail(
                  "why", "they say where the provider server makes and drops throwaway databases")
              .withFix(
                  "name the real database: -Dheadwater.on=staging, for example; for a throwaway"
                      + " database on a server, write <server> into the POM"));
    }
  }

  /**
   * @param given where the user wrote the name
   * @param otherwise another way to name a database
   */
  private Named named(String name, String given, String otherwise) {
    Map<String, Map<String, String>> databases = databases();
    Map<String, String> database = databases.get(name);
    if (database == null) {
      throw new ProblemException(
          Problem.of("no-database", "there is no database \"" + name + "\"")
              .withDetail(
                  "databases", databases.isEmpty() ? "none" : String.join(", ", databases.keySet()))
              .withFix(
                  "correct "
                      + given
                      + ", or add to the <configuration>:\n"
                      + example(name)
                      + otherwise));
    }
    String url = database.getOrDefault(URL, "").strip();
    if (url.isEmpty()) {
      throw new ProblemException(
          Problem.of("no-database", "the database " + name + " has no <url>")
              .withFix("add it: " + example(name)));
    }
    return new Named(name, url, login(name, database));
  }

  private static String example(String name) {
    return "<databases><"
        + name
        + "><url>jdbc:postgresql://db.example.com:5432/shop</url><serverId>…</serverId></"
        + name
        + "></databases>";
  }

  private Login login(String name, Map<String, String> database) {
    String username = database.getOrDefault(USERNAME, "").strip();
    String id = database.getOrDefault(SERVER_ID, "").strip();
    if (id.isEmpty()) {
      return new Login(username, "");
    }
    Credentials kept = project.credentials("<databases><" + name + "><serverId>", id);
    return new Login(username.isEmpty() ? kept.username() : username, kept.password());
  }

  /** What is known of each, by name. */
  private Map<String, Map<String, String>> databases() {
    Map<String, Map<String, String>> databases = new TreeMap<>();
    settings
        .map(Setting.DATABASES)
        .forEach(
            (entry, value) -> {
              int dot = entry.lastIndexOf('.');
              String key = entry.substring(dot + 1);
              if (dot < 1 || !KEYS.contains(key)) {
                throw unknown(entry);
              }
              databases
                  .computeIfAbsent(entry.substring(0, dot), name -> new TreeMap<>())
                  .put(key, value);
            });
    return databases;
  }

  private static ProblemException unknown(String entry) {
    return new ProblemException(
        Problem.of(
                "unknown-parameter",
                "a database has no parameter <databases><" + entry.replace(".", "><") + ">")
            .withDetail("known", KEYS.stream().sorted().collect(Collectors.joining(", ")))
            .withFix("correct it: " + example("staging")));
  }
}
