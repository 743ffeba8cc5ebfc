package dev.headwater.command.live;

import dev.headwater.catalog.CollationVersions.Mismatch;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.proof.Counterpart;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sentences that the reader of a comparison with a live database needs. */
public final class ComparisonNotes {

  /** Their whole is named. */
  private static final Set<Kind> PARTS =
      EnumSet.of(Kind.COLUMN, Kind.COLUMN_DEFAULT, Kind.COMMENT, Kind.OWNER, Kind.PRIVILEGES);

  private ComparisonNotes() {}

  /** About repeatable migrations whose text in the database is not the one that is here. */
  public static List<String> of(Counterpart counterpart) {
    List<String> notes = new ArrayList<>();
    List<String> fromGit = counterpart.repeatables().fromGit();
    if (!fromGit.isEmpty()) {
      notes.add(
          "the database has an earlier text of "
              + String.join(", ", fromGit)
              + ", which git has: that text is compared");
    }
    List<String> unknown = counterpart.repeatables().unknown();
    if (!unknown.isEmpty()) {
      String objects =
          counterpart.repeatables().unknownObjects().stream()
              .filter(id -> !PARTS.contains(id.kind()))
              .sorted()
              .map(Id::toString)
              .collect(Collectors.joining(", "));
      notes.add(
          "the database has a text of "
              + String.join(", ", unknown)
              + " that is neither here nor in git: "
              + (objects.isEmpty()
                  ? "what it makes counts as a difference"
                  : "not compared is what the text here makes, " + objects));
    }
    return notes;
  }

  /** About a collation that another library sorts now. */
  public static String of(Mismatch mismatch) {
    return (mismatch.collation().isEmpty()
            ? "the default collation of the database"
            : "collation pg_catalog." + mismatch.collation())
        + " has the recorded version "
        + mismatch.recorded()
        + ", and the server has "
        + mismatch.actual();
  }
}
