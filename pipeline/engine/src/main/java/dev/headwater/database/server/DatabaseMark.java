package dev.headwater.database.server;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says when a throwaway database was made, and by whom. The mark is the database's comment, not a
 * table, because a comment can be read without connecting, goes with the database, and leaves no
 * trace in the schema.
 *
 * @param created by the server's clock
 * @param by who and where, such as {@code jane@10.1.2.3}
 * @param kept whether it stays after its run
 */
record DatabaseMark(Instant created, String by, boolean kept) {

  private static final Pattern FORM =
      Pattern.compile(
          "Headwater: (throwaway|kept) database, created (\\S+) by (\\S+); .*", Pattern.DOTALL);

  DatabaseMark {
    // Readable characters only, and none that can end a literal.
    by = by.replaceAll("[^\\p{Alnum}@.:_-]", "_");
  }

  /** A mark for a new database. */
  static DatabaseMark of(Instant created, String clientAddress) {
    return new DatabaseMark(
        created, System.getProperty("user.name", "") + "@" + clientAddress, false);
  }

  DatabaseMark keep() {
    return new DatabaseMark(created, by, true);
  }

  String text() {
    return "Headwater: "
        + (kept ? "kept" : "throwaway")
        + " database, created "
        + created
        + " by "
        + by
        + (kept
            ? "; it stays until somebody drops it"
            : "; its run drops it, or a later one if that was killed");
  }

  /** Empty when Headwater did not write the comment. */
  static Optional<DatabaseMark> parse(String comment) {
    Matcher matcher = FORM.matcher(comment);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DatabaseMark(
              Instant.parse(matcher.group(2)), matcher.group(3), matcher.group(1).equals("kept")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
