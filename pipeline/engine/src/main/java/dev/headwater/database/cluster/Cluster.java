package dev.headwater.database.cluster;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseListener;
import dev.headwater.io.Listing;
import dev.headwater.io.Program;
import dev.headwater.io.Program.NotStartedException;
import dev.headwater.io.Trees;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/**
 * An initialised data folder that is copied for each run, because {@code initdb} takes as long as
 * ten copies.
 *
 * @param folder holds {@code data}, {@code password} and {@code listing}
 */
record Cluster(Path folder, Installation postgres) {

  static final String SUPERUSER = "postgres";
  private static final Duration INITDB = Duration.ofSeconds(120);

  /** Small WAL files, since most of a fresh cluster is one WAL file of 16 MB. */
  private static final List<String> OPTIONS =
      List.of(
          "--username=" + SUPERUSER,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--wal-segsize=1",
          "--no-sync");

  /** The listing is written last. */
  boolean exists() throws IOException {
    return Files.isRegularFile(listing())
        && Files.isRegularFile(passwordFile())
        && password().matches("[0-9a-f]{48}");
  }

  /**
   * Copies the data folder.
   *
   * @return whether the copy is whole; it is not when this was damaged, or is being deleted
   */
  boolean copyTo(Path target) throws IOException {
    return Listing.copy(data(), target, listing());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path listing() {
    return folder.resolve("listing");
  }

  private Path passwordFile() {
    return folder.resolve("password");
  }

  String password() throws IOException {
    return Files.readString(passwordFile(), StandardCharsets.ISO_8859_1);
  }

  /**
   * Runs {@code initdb}.
   *
   * @param workplace a folder on the same file system, deleted by the caller
   */
  void initialise(Launcher launcher, Path workplace, DatabaseListener listener) throws IOException {
    listener.preparing("initialising a cluster of PostgreSQL " + postgres.version() + ", once");
    Path made = workplace.resolve("cluster");
    Trees.delete(made); // of an earlier attempt
    Files.createDirectory(made);
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Path file = Files.createFile(made.resolve("password"));
    if (!Platform.isWindows()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(file, HexFormat.of().formatHex(secret));
    if (launcher.owner().isPresent()) {
      Trees.chown(workplace, launcher.owner().getAsInt());
    }
    List<String> command = new ArrayList<>(launcher.initdb());
    command.add(postgres.program("initdb"));
    command.addAll(OPTIONS);
    command.add("--pwfile=" + made.resolve("password"));
    command.add("--pgdata=" + made.resolve("data"));
    run(command, workplace.resolve("initdb.log"));
    Files.writeString(made.resolve("listing"), Listing.of(made.resolve("data")));
    Files.createDirectories(folder.getParent());
    Trees.publish(made, folder);
  }

  private static void run(List<String> command, Path log) throws IOException {
    OptionalInt exit;
    try {
      exit = new Program(command, INITDB).with("LC_ALL", "C").exit(Redirect.to(log.toFile()));
    } catch (NotStartedException e) {
      throw doesNotRun(String.valueOf(e.getMessage()));
    }
    if (exit.equals(OptionalInt.of(0))) {
      return;
    }
    String said = Files.readString(log, StandardCharsets.UTF_8).strip();
    // A shell's words for "cannot be run" and "not found", which a missing library is, too.
    if (exit.equals(OptionalInt.of(126)) || exit.equals(OptionalInt.of(127))) {
      throw doesNotRun(said);
    }
    Problem problem =
        Problem.of(
                "initdb",
                exit.isPresent()
                    ? "initdb failed"
                    : "initdb took over " + INITDB.toSeconds() + " s")
            .withDetail("initdb", said);
    if (said.contains("could not look up effective user ID")) {
      throw new CannotServeException(
          problem.withFix(
              "give the user an entry in the passwd file, or allow user namespaces"
                  + " (`unshare --user true` must work)"));
    }
    throw new ProblemException(problem.withFix("see what initdb says above"));
  }

  static CannotServeException doesNotRun(String why) {
    return new CannotServeException(
        Problem.of("programs", "PostgreSQL's programs do not run on this machine")
            .withDetail("why", why)
            .withFix(
                "a cache folder where programs may run (-Dheadwater.cache=FOLDER), or another"
                    + " provider: -Dheadwater.provider=local, container or server"));
  }
}
