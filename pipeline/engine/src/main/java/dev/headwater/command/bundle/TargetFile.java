package dev.headwater.command.bundle;

import dev.headwater.database.client.ClientEnvironment;
import dev.headwater.database.client.PgService;
import dev.headwater.database.real.RealAddress.Service;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that names several databases: a service of {@code pg_service.conf} a line. Lines that
 * begin with {@code #} are comments.
 */
public record TargetFile(Path path) {

  private static final String CODE = "targets";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** URLs and parameters of connections may hold a password. */
  private static final Pattern NAME = Pattern.compile("[^\\s=:/#]+");

  /**
   * The databases in the order of the file, not connected yet.
   *
   * @param driver a loader that sees PostgreSQL's JDBC driver
   * @throws ProblemException when the file is not such a file, a service cannot be used, or two
   *     lines lead to one database
   */
  public List<Target> read(ClassLoader driver) {
    ClientEnvironment environment = ClientEnvironment.ofThisMachine();
    List<Target> targets = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String service : services()) {
      try {
        Optional<PgService> found = PgService.find(service, environment);
        if (found.isEmpty()) {
          unknown.add(service);
          continue;
        }
        found.get().requireDatabase();
        targets.add(
            new Target(service, RealDatabase.at(new Service(service), driver, environment)));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    if (!unknown.isEmpty()) {
      problems.add(
          PgService.unknown(
              path
                  + " names services that are nowhere, so nothing was begun: "
                  + String.join(", ", unknown),
              environment));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    requireDifferent(targets);
    return targets;
  }

  private List<String> services() {
    List<String> services = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String line : lines()) {
      number++;
      String name = line.strip();
      if (name.isEmpty() || name.startsWith("#")) {
        continue;
      }
      if (!NAME.matcher(name).matches()) {
        throw new ProblemException(
            Problem.of(CODE, path + ":" + number + ": the line is no name of a service")
                .withFix(
                    "write the name of one service of pg_service.conf on each line; the address is"
                        + " in pg_service.conf, the password there or in .pgpass"));
      }
      if (!names.add(name)) {
        throw new ProblemException(
            Problem.of(CODE, path + ":" + number + ": " + name + " stands there twice")
                .withFix("take one of the lines away"));
      }
      services.add(name);
    }
    if (services.isEmpty()) {
      throw new ProblemException(
          Problem.of(CODE, path + " names no database")
              .withFix("write the name of one service of pg_service.conf on each line"));
    }
    return services;
  }

  private List<String> lines() {
    try {
      return Files.readString(path).replace(BYTE_ORDER_MARK, "").lines().toList();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(CODE, path + " cannot be read")
              .withDetail("why", e.toString())
              .withFix("name a file in UTF-8 that this user may read: --targets=FILE"));
    }
  }

  /**
   * A section that was copied, and whose database was forgotten, would hide that one is missing.
   */
  private void requireDifferent(List<Target> targets) {
    Map<String, String> services = new HashMap<>();
    for (Target target : targets) {
      String place = target.database().place();
      String other = services.put(place, target.service());
      if (other != null) {
        throw new ProblemException(
            Problem.of(CODE, other + " and " + target.service() + " are one database: " + place)
                .withFix("correct one of them in pg_service.conf, or take one out of " + path));
      }
    }
  }
}
