package dev.headwater.history;

import dev.headwater.history.Violation.Deleted;
import dev.headwater.history.Violation.Edited;
import dev.headwater.history.Violation.Renamed;
import dev.headwater.history.Violation.Renumbered;
import dev.headwater.history.Violation.VersionTaken;
import dev.headwater.history.Violation.VersionTooLow;
import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.MigrationName.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Violations as the user reads them, each with the command that repairs it.
 *
 * @param root the folder from which paths are shown, and in which commands are typed
 * @param base the name of the base branch
 */
record HistoryProblem(Path root, String base, Repository repository) {

  Problem say(Violation violation) {
    if (violation instanceof Edited edited) {
      return edited(edited);
    }
    if (violation instanceof Deleted deleted) {
      return Problem.of(
              "history-deleted", "this migration is in " + base + " already, and is gone here")
          .at(SourceLocation.file(shown(deleted.merged())))
          .withDetail("why", "databases that ran it refuse to migrate further without it")
          .withFix(checkout(deleted.merged()));
    }
    if (violation instanceof Renumbered moved) {
      return Problem.of(
              "history-renumbered",
              "this is " + moved.merged().fileName() + " of " + base + " under another version")
          .at(SourceLocation.file(shown(moved.here())))
          .withDetail("why", "databases that ran it would run it again")
          .withFix(moveBack(moved.here(), moved.merged()));
    }
    if (violation instanceof Renamed moved) {
      return Problem.of(
              "history-renamed",
              "this is " + moved.merged().fileName() + " of " + base + " under another name")
          .at(SourceLocation.file(shown(moved.here())))
          .withDetail("why", "Flyway compares names, and databases that ran it refuse another name")
          .withFix(moveBack(moved.here(), moved.merged()));
    }
    return violation instanceof VersionTaken taken
        ? taken(taken)
        : tooLow((VersionTooLow) violation);
  }

  private Problem edited(Edited edited) {
    return Problem.of(
            "history-edited", "this migration is in " + base + " already, and was changed here")
        .at(firstDifference(edited))
        .withDetail(
            "why",
            "databases that ran it refuse the changed text, and would differ from new databases")
        .withFix(
            checkout(edited.merged()) + "\nand put the change into a migration with a new version");
  }

  private Problem taken(VersionTaken taken) {
    Script here = taken.here();
    return Problem.of(
            "history-version-taken",
            "version "
                + here.name().version()
                + " is taken: "
                + base
                + " has "
                + taken.merged().fileName())
        .at(SourceLocation.file(shown(here)))
        .withFix(here.name().kind() == Kind.VERSIONED ? renumber() : "keep one of the two");
  }

  private Problem tooLow(VersionTooLow low) {
    return Problem.of(
            "history-version-low",
            "version "
                + low.here().name().version()
                + " is lower than the newest of "
                + base
                + ", "
                + low.newest().fileName())
        .at(SourceLocation.file(shown(low.here())))
        .withDetail("why", "databases that have run that version would never run this migration")
        .withFix(
            renumber()
                + "\nor, if they should run it: <flyway><outOfOrder>true</outOfOrder></flyway>");
  }

  private String renumber() {
    return "mvn headwater:renumber -Dheadwater.base=" + quoted(base);
  }

  private String checkout(Script merged) {
    String checkout = "git checkout " + quoted(base) + " -- ";
    if (!merged.isMoved()) {
      return checkout + path(merged);
    }
    String committed = quoted(repository.from(root, merged.committed()));
    return checkout + committed + "\ngit mv -f " + committed + " " + path(merged);
  }

  private String moveBack(Script here, Script merged) {
    return (here.tracked() ? "git mv " : "mv ") + path(here) + " " + path(merged);
  }

  private String path(Script script) {
    return quoted(shown(script));
  }

  private String shown(Script script) {
    return SourceLocation.shown(root, script.file());
  }

  private static String quoted(String word) {
    return word.matches("[\\w./@:+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private SourceLocation firstDifference(Edited edited) {
    String blob = edited.merged().blob();
    List<String> before = lines(repository.contents(List.of(blob)).getOrDefault(blob, new byte[0]));
    List<String> now = lines(repository.bytes(edited.here()));
    String path = shown(edited.here());
    for (int i = 0; i < now.size(); i++) {
      if (i >= before.size() || !before.get(i).equals(now.get(i))) {
        return new SourceLocation(path, i + 1, 0, now.get(i));
      }
    }
    return SourceLocation.file(path);
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }
}
