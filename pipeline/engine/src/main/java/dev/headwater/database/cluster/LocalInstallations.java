package dev.headwater.database.cluster;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.VersionWish;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The installations of PostgreSQL on a machine, the likeliest first.
 *
 * @param places where to look
 */
record LocalInstallations(LocalPlaces places) {

  static LocalInstallations ofThisMachine() {
    return new LocalInstallations(LocalPlaces.ofThisMachine());
  }

  /**
   * The installation that serves a run.
   *
   * @throws CannotServeException when none has the version
   * @throws ProblemException when the folder that the user named is no PostgreSQL
   */
  Installation choose(DatabaseChoice choice) {
    return choose(choice, List.of());
  }

  /** The first installation of the version that has the extensions, too. */
  Installation choose(DatabaseChoice choice, List<String> extensions) {
    if (choice.postgresHome().isPresent()) {
      return named(choice.postgresHome().get(), choice);
    }
    VersionWish wanted = VersionWish.of(choice);
    List<Installation> others = new ArrayList<>();
    List<Installation> fitting = new ArrayList<>();
    for (Path bin : places.programs()) {
      Optional<Installation> found = InstalledVersion.of(bin);
      if (found.isPresent() && wanted.accepts(found.get().version())) {
        if (extensions.stream().allMatch(LocalServer.of(found.get())::has)) {
          return found.get();
        }
        fitting.add(found.get());
      } else {
        found.ifPresent(others::add);
      }
    }
    return fitting.stream()
        .findFirst()
        .orElseThrow(() -> new CannotServeException(none(wanted, others, extensions)));
  }

  /** All of this machine, or only the one in the folder that the user named. */
  Stream<Installation> all(DatabaseChoice choice) {
    return choice
        .postgresHome()
        .map(home -> List.of(home.resolve("bin"), home))
        .orElseGet(places::programs)
        .stream()
        .flatMap(bin -> InstalledVersion.of(bin).stream());
  }

  /** A version that the user did not name is whatever the named folder holds. */
  private static Installation named(Path home, DatabaseChoice choice) {
    Optional<Installation> installation =
        InstalledVersion.of(home.resolve("bin")).or(() -> InstalledVersion.of(home));
    Installation postgres =
        installation.orElseThrow(
            () ->
                new ProblemException(
                    Problem.of("postgres-home", "there is no PostgreSQL server in " + home)
                        .withDetail("wanted", "bin/postgres and bin/initdb, for this user to run")
                        .withFix("correct <postgresHome>, or leave it out to look for one")));
    if (!choice.postgresVersion().isEmpty()
        && !VersionWish.of(choice).accepts(postgres.version())) {
      throw new ProblemException(
          Problem.of(
                  "postgres-version",
                  "PostgreSQL in "
                      + home
                      + " is "
                      + postgres.version()
                      + ", but "
                      + choice.postgresVersion()
                      + " is asked for")
              .withFix("correct <postgresHome> or <postgresVersion>"));
    }
    return postgres;
  }

  private static Problem none(
      VersionWish wanted, List<Installation> found, List<String> extensions) {
    Problem problem =
        Problem.of(
            "not-installed", "PostgreSQL " + wanted.text() + " is not installed on this machine");
    if (found.isEmpty()) {
      problem = problem.withDetail("found", "no PostgreSQL server at all");
    }
    for (Installation other : found) {
      List<String> has = extensions.stream().filter(LocalServer.of(other)::has).toList();
      problem =
          problem.withDetail(
              "found",
              other.version()
                  + " in "
                  + other.bin()
                  + (has.isEmpty() ? "" : ", which has " + String.join(", ", has)));
    }
    String install =
        "install it (on Debian and Ubuntu: apt-get install postgresql-" + wanted.major() + ")";
    return problem.withFix(
        found.isEmpty()
            ? install + ", or name its folder: -Dheadwater.postgresHome=FOLDER"
            : install
                + ", or take what there is: -Dheadwater.postgresVersion="
                + found.get(0).version().replaceAll("\\..*", ""));
  }
}
