package dev.headwater.script;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flyway's rules for file names, with the project's own prefixes, separator and suffixes.
 *
 * @see <a href="https://documentation.red-gate.com/fd/migrations-271585107.html">Flyway:
 *     migrations</a>
 */
public record MigrationNaming(
    String versioned,
    String repeatable,
    String undo,
    String baseline,
    String separator,
    List<String> suffixes) {

  private static final Pattern CALLBACK = Pattern.compile("(before|after)[A-Z].*|createSchema.*");
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

  /** The project's own rules. */
  public static MigrationNaming of(ScriptSource source) {
    return new MigrationNaming(
        source.flywaySetting("sqlMigrationPrefix", "V"),
        source.flywaySetting("repeatableSqlMigrationPrefix", "R"),
        source.flywaySetting("undoSqlMigrationPrefix", "U"),
        source.flywaySetting("baselineMigrationPrefix", "B"),
        source.flywaySetting("sqlMigrationSeparator", "__"),
        List.of(source.flywaySetting("sqlMigrationSuffixes", ".sql").split("\\s*,\\s*")));
  }

  /** The parts of a file's name; empty when Flyway would ignore the file. */
  public Optional<MigrationName> parse(String fileName) {
    return stem(fileName).flatMap(stem -> parseStem(fileName, stem));
  }

  private Optional<MigrationName> parseStem(String fileName, String stem) {
    if (CALLBACK.matcher(stem).matches()) {
      return Optional.of(new MigrationName(MigrationName.Kind.CALLBACK, "", fileName));
    }
    return versioned(MigrationName.Kind.VERSIONED, versioned, stem)
        .or(() -> versioned(MigrationName.Kind.BASELINE, baseline, stem))
        .or(() -> versioned(MigrationName.Kind.UNDO, undo, stem))
        .or(() -> repeatable(stem));
  }

  private Optional<MigrationName> versioned(MigrationName.Kind kind, String prefix, String stem) {
    if (!stem.startsWith(prefix)) {
      return Optional.empty();
    }
    String rest = stem.substring(prefix.length());
    int cut = rest.indexOf(separator);
    String version = (cut < 0 ? rest : rest.substring(0, cut)).replace('_', '.');
    if (!VERSION.matcher(version).matches()) {
      return Optional.empty();
    }
    String description = cut < 0 ? "" : rest.substring(cut + separator.length());
    return Optional.of(new MigrationName(kind, normalized(version), description));
  }

  /**
   * A file name with another version in it.
   *
   * @param fileName of a script that has a version
   */
  public String withVersion(String fileName, String version) {
    String written = writtenVersion(fileName);
    int start = fileName.indexOf(written, prefix(fileName).length());
    return fileName.substring(0, start) + version + fileName.substring(start + written.length());
  }

  /** The version of a script as its name has it: {@code 007}, {@code 1_2}. */
  public String writtenVersion(String fileName) {
    String rest = stem(fileName).orElseThrow().substring(prefix(fileName).length());
    int cut = rest.indexOf(separator);
    return cut < 0 ? rest : rest.substring(0, cut);
  }

  private String prefix(String fileName) {
    return switch (parse(fileName).orElseThrow().kind()) {
      case VERSIONED -> versioned;
      case BASELINE -> baseline;
      case UNDO -> undo;
      case REPEATABLE, CALLBACK -> throw new IllegalArgumentException(fileName);
    };
  }

  private Optional<MigrationName> repeatable(String stem) {
    return stem.startsWith(repeatable + separator)
        ? Optional.of(
            new MigrationName(
                MigrationName.Kind.REPEATABLE,
                "",
                stem.substring(repeatable.length() + separator.length())))
        : Optional.empty();
  }

  /** The name that was probably meant, for a file that Flyway would silently skip. */
  Optional<String> meant(String fileName) {
    Optional<String> suffix = suffixes.stream().filter(s -> endsWith(fileName, s)).findFirst();
    if (suffix.isEmpty()) {
      return Optional.empty();
    }
    String stem = fileName.substring(0, fileName.length() - suffix.get().length());
    for (String prefix : List.of(versioned, undo, baseline)) {
      Matcher version =
          Pattern.compile("(?i)" + Pattern.quote(prefix) + "[ _-]*(\\d[\\d._]*?)[ _-]+(\\D.*|)")
              .matcher(stem);
      if (version.matches()) {
        String description = version.group(2).isEmpty() ? "description" : version.group(2);
        return Optional.of(prefix + version.group(1) + separator + description + suffix.get());
      }
    }
    Matcher again = Pattern.compile("(?i)" + Pattern.quote(repeatable) + "[_-]+(.+)").matcher(stem);
    return again.matches()
        ? Optional.of(repeatable + separator + again.group(1) + suffix.get())
        : Optional.empty();
  }

  private Optional<String> stem(String fileName) {
    return suffixes.stream()
        .filter(suffix -> !suffix.isEmpty() && endsWith(fileName, suffix))
        .findFirst()
        .map(suffix -> fileName.substring(0, fileName.length() - suffix.length()));
  }

  /** Flyway takes {@code .SQL} for {@code .sql}. */
  private static boolean endsWith(String fileName, String suffix) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT));
  }

  /** 1.0 and 1 are one version to Flyway; 01 and 1 too. */
  static String normalized(String version) {
    return version.replaceAll("(^|\\.)0+(?=\\d)", "$1").replaceAll("(\\.0)+$", "");
  }
}
