package dev.headwater.apply.seed;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line {@code -- headwater:seed table=roles key=name mode=upsert}.
 *
 * @param table as SQL writes it
 * @param key the columns that tell rows apart
 * @param rows a CSV file beside the file; empty when the rows stand in the file
 */
record SeedHeader(String table, List<String> key, Mode mode, Optional<String> rows) {

  /** Which rows of the table change. */
  enum Mode {
    /** Rows whose key is missing come in. */
    INSERT,
    /** And those that are there get the values of the seed. */
    UPSERT,
    /** And all others go. */
    SYNC
  }

  private static final Pattern LINE =
      Pattern.compile("\\A\\s*--\\s*headwater:(?<word>\\w*)(?<entries>[^\n]*)");
  private static final Pattern ENTRY = Pattern.compile("([^\\s=]+)=(\\S+)");
  private static final List<String> WORDS = List.of("key", "mode", "rows", "table");

  static Optional<SeedHeader> of(SeedFile file) {
    Matcher line = LINE.matcher(file.sql().text());
    if (!line.find()) {
      return Optional.empty();
    }
    SourceLocation place =
        SourceLocation.offset(file.sql().path(), file.sql().text(), line.start("word"));
    if (!line.group("word").equals("seed")) {
      throw wrong(place, "there is no line headwater:" + line.group("word"));
    }
    Map<String, String> entries = new TreeMap<>();
    Matcher entry = ENTRY.matcher(line.group("entries"));
    while (entry.find()) {
      entries.put(entry.group(1), entry.group(2));
    }
    if (!line.group("entries").replaceAll(ENTRY.pattern(), "").isBlank()
        || !WORDS.containsAll(entries.keySet())
        || !entries.containsKey("table")
        || !entries.containsKey("key")) {
      throw wrong(place, "the line of a seed needs a table and a key");
    }
    Mode mode =
        mode(entries.getOrDefault("mode", "upsert"))
            .orElseThrow(() -> wrong(place, "a seed has no mode " + entries.get("mode")));
    if (mode == Mode.SYNC && file.environment().equals(SeedFolder.COMMON)) {
      throw new ProblemException(
          Problem.of("seed-line", "a common seed cannot have the mode sync")
              .at(place)
              .withDetail("why", "it would delete the rows that belong to an environment")
              .withFix("move it to the folder of an environment"));
    }
    return Optional.of(
        new SeedHeader(
            entries.get("table"),
            List.of(entries.get("key").split(",")),
            mode,
            Optional.ofNullable(entries.get("rows"))));
  }

  private static Optional<Mode> mode(String word) {
    return List.of(Mode.values()).stream()
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static ProblemException wrong(SourceLocation place, String message) {
    return new ProblemException(
        Problem.of("seed-line", message)
            .at(place)
            .withDetail("known", "table=…, key=…, mode=insert, upsert or sync, rows=FILE.csv")
            .withFix("-- headwater:seed table=roles key=name mode=upsert"));
  }
}
