package dev.headwater.script;

import dev.headwater.problem.Problem;
import dev.headwater.problem.SourceLocation;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A problem with scripts that is found before any of them runs. */
record ScriptProblem(ScriptSource source) {

  Problem comma(String location) {
    return Problem.of("location", "Flyway cannot read a location with a comma: " + location)
        .withFix("rename the folder");
  }

  Problem loop(Path link) {
    return Problem.of("location", "a symbolic link leads back to a folder above it")
        .at(SourceLocation.file(SourceLocation.shown(source.root(), link)))
        .withFix("delete the link, or move it out of the migrations");
  }

  static Problem controlCharacter(String path) {
    String shown =
        path.chars()
            .mapToObj(
                c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
            .collect(Collectors.joining());
    return Problem.of("misnamed-migration", "the name has a control character, such as a line feed")
        .at(SourceLocation.file(shown))
        .withFix("rename the file or its folder");
  }

  Problem missing(Location location) {
    return Problem.of("no-location", "the location " + shown(location) + " does not exist")
        .withFix(
            location.isClassPath()
                ? "correct <locations>; what the project compiles itself is not there yet:"
                    + " Java migrations must come from a dependency"
                : "correct <locations>, or make the folder");
  }

  Problem nothingFound(MigrationNaming naming) {
    String wanted =
        naming.versioned() + "1" + naming.separator() + "create_users" + naming.suffixes().get(0);
    Problem problem =
        Problem.of("no-migrations", "no migration found, so there is nothing to generate from");
    for (String location : source.locations()) {
      problem = problem.withDetail("looked in", shown(new Location(location)));
    }
    return problem.withFix(
        "put a file such as "
            + wanted
            + " there, or name the right folder:"
            + "\n<locations><location>src/main/resources/db/migration</location></locations>");
  }

  static Problem misnamed(ScriptFile file, String meant) {
    return Problem.of(
            "misnamed-migration",
            file.fileName() + " looks like a migration, but Flyway would skip it without a word")
        .at(SourceLocation.file(file.path()))
        .withFix(
            "rename it to "
                + meant
                + ", or, if Flyway should go on skipping it:"
                + " <flyway><validateMigrationNaming>false</validateMigrationNaming></flyway>");
  }

  static Problem duplicate(MigrationName name, ScriptFile first, ScriptFile second) {
    String what =
        name.version().isEmpty()
            ? "repeatable migration \"" + name.description() + "\" exists twice"
            : "version " + name.version() + " is used twice";
    return Problem.of("duplicate-version", what)
        .at(SourceLocation.file(second.path()))
        .withDetail("also", first.path())
        .withFix(
            name.version().isEmpty()
                ? "rename or delete one of them"
                : "give the newer one the next free version");
  }

  private String shown(Location location) {
    return location.isClassPath()
        ? location.text()
        : SourceLocation.shown(source.root(), Path.of(location.path()));
  }
}
