package dev.headwater.bundle;

import dev.headwater.database.real.RealAddress;
import dev.headwater.database.real.RealAddress.Environment;
import dev.headwater.database.real.RealAddress.Login;
import dev.headwater.database.real.RealAddress.Service;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the database in the environment of the process; arguments are read by others. */
record DatabaseAddress(Map<String, String> variables) {

  /** For commands that connect to none. */
  static final RealAddress NONE = new Environment("", new Login("", ""));

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|passwd|pwd|secret)\\b.*|.*//[^/@]*:[^/@]*@.*");

  /**
   * The address.
   *
   * @throws ProblemException when nothing names a database, or a file cannot be read
   */
  RealAddress find() {
    String url = value("HEADWATER_URL");
    if (url.isEmpty() && !variable("PGSERVICE").isEmpty()) {
      return new Service(variable("PGSERVICE"));
    }
    if (url.isEmpty() && variable("PGHOST").isEmpty() && variable("PGDATABASE").isEmpty()) {
      throw new ProblemException(
          Problem.of("no-database", "nothing says which database is meant")
              .withFix(
                  "set PGHOST, PGDATABASE and PGUSER, or HEADWATER_URL=jdbc:postgresql://…, or"
                      + " HEADWATER_URL_FILE=/run/secrets/…"));
    }
    return new Environment(
        url, new Login(value("HEADWATER_USERNAME"), value("HEADWATER_PASSWORD")));
  }

  /** A variable, or the content of the file that the variable with {@code _FILE} names. */
  private String value(String name) {
    String file = variable(name + "_FILE");
    if (file.isEmpty()) {
      return variable(name);
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of("secret-file", "the file of " + name + "_FILE cannot be read")
              .withDetail("file", file)
              .withDetail("why", e.toString())
              .withFix("mount it, and let this user read it"));
    }
  }

  private String variable(String name) {
    return variables.getOrDefault(name, "").strip();
  }

  /**
   * Refuses passwords among the arguments, without repeating them.
   *
   * @throws ProblemException when there is one
   */
  static void refuseSecrets(List<String> arguments) {
    if (arguments.stream().anyMatch(argument -> SECRET.matcher(argument).matches())) {
      throw new ProblemException(
          Problem.of("secret-argument", "a password is no argument")
              .withDetail("why", "others can read it in the list of processes")
              .withFix(
                  "give it in PGPASSWORD, .pgpass, HEADWATER_PASSWORD or"
                      + " HEADWATER_PASSWORD_FILE"));
    }
  }
}
