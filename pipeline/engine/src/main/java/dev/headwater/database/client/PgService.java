package dev.headwater.database.client;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A service of {@code pg_service.conf}. The driver has a reader of its own, but it takes only its
 * own names of keys, and writes what it does not know into its log.
 *
 * @param line at which it begins
 * @param lines what it says, by the key; where a key stands twice, the first one counts
 * @see <a href="https://www.postgresql.org/docs/current/libpq-pgservice.html">PostgreSQL: the
 *     connection service file</a>
 */
public record PgService(String name, Path file, int line, Map<String, Line> lines) {

  private static final String CODE = "service";

  public PgService {
    lines = Map.copyOf(lines);
  }

  /**
   * The value of a key.
   *
   * @param number of the line, from 1
   */
  public record Line(int number, String value) {

    /** Without the value, because a password may be one. */
    @Override
    public String toString() {
      return String.valueOf(number);
    }
  }

  /**
   * Finds a service where PostgreSQL's own clients would.
   *
   * @throws ProblemException when its file cannot be read
   */
  public static Optional<PgService> find(String name, ClientEnvironment environment) {
    return environment.serviceFiles().stream().flatMap(file -> in(file, name).stream()).findFirst();
  }

  /**
   * The same for a service that must be there.
   *
   * @throws ProblemException when no file has it, or when its file cannot be read
   */
  static PgService require(String name, ClientEnvironment environment) {
    return find(name, environment)
        .orElseThrow(
            () -> new ProblemException(unknown("there is no service " + name, environment)));
  }

  /** The problem of services that no file has. */
  public static Problem unknown(String message, ClientEnvironment environment) {
    return Problem.of(CODE, message)
        .withDetail(
            "looked in",
            environment.serviceFiles().stream()
                .map(Path::toString)
                .collect(Collectors.joining(", ")))
        .withFix("correct the name, or PGSERVICEFILE, or the file pg_service.conf");
  }

  private static Optional<PgService> in(Path file, String name) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    int begin = 0;
    Map<String, Line> lines = new LinkedHashMap<>();
    int number = 0;
    for (String text : texts(file)) {
      number++;
      String line = text.strip();
      if (line.startsWith("[")) {
        if (begin > 0) {
          break;
        }
        begin = line.startsWith("[" + name + "]") ? number : 0;
      } else if (begin > 0 && !line.isEmpty() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        if (equals < 1) {
          throw problem(
              new Place(name, file, number),
              "a line of the service NAME is not KEY=VALUE",
              "write host=db.example.com, for example");
        }
        lines.putIfAbsent(
            line.substring(0, equals).strip(),
            new Line(number, line.substring(equals + 1).strip()));
      }
    }
    return begin == 0 ? Optional.empty() : Optional.of(new PgService(name, file, begin, lines));
  }

  private static List<String> texts(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(CODE, file + " cannot be read")
              .withDetail("why", e.toString())
              .withFix("let this user read it, or name another file in PGSERVICEFILE"));
    }
  }

  public boolean namesDatabase() {
    return lines.containsKey("dbname") && !lines.get("dbname").value().isEmpty();
  }

  /**
   * Refuses a service of which nobody knows which database is meant.
   *
   * @throws ProblemException when it names none
   */
  public void requireDatabase() {
    if (!namesDatabase()) {
      throw problem(
          new Place(name, file, line),
          "the service NAME names no database",
          "write dbname=… below it");
    }
  }

  /**
   * The values by the driver's own names of their keys.
   *
   * @param known the names that the driver has
   * @throws ProblemException when the driver has no equivalent for a key or a value
   */
  Map<String, String> parameters(Set<String> known) {
    Map<String, String> parameters = new TreeMap<>();
    lines.forEach(
        (key, line) -> {
          String property = ServiceKeys.property(key);
          if (!known.contains(property)) {
            throw problem(
                place(line),
                "the service NAME has the key "
                    + key
                    + ", for which PostgreSQL's JDBC driver has no equivalent",
                ServiceKeys.fix(key));
          }
          if (ServiceKeys.isDefault(key, line.value())) {
            return;
          }
          String value =
              ServiceKeys.value(key, line.value())
                  .orElseThrow(
                      () ->
                          problem(
                              place(line),
                              "the service NAME has a value for "
                                  + key
                                  + " that PostgreSQL's JDBC driver cannot take",
                              ServiceKeys.values(key)));
          parameters.put(property, value);
          if (property.equals("connectTimeout")) {
            parameters.put("loginTimeout", value); // libpq's time is for both
          }
        });
    return parameters;
  }

  private Place place(Line there) {
    return new Place(name, file, there.number());
  }

  private record Place(String service, Path file, int line) {}

  private static ProblemException problem(Place place, String message, String fix) {
    return new ProblemException(
        Problem.of(CODE, message.replace("NAME", place.service()))
            .at(new SourceLocation(place.file().toString(), place.line(), 0, ""))
            .withFix(fix));
  }
}
