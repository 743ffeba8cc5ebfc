package dev.headwater.report;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Change;
import dev.headwater.catalog.change.Change.Added;
import dev.headwater.catalog.change.Change.Changed;
import dev.headwater.catalog.change.Change.Difference;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Change.Renamed;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.Outline;
import dev.headwater.catalog.change.Outline.Entry;
import dev.headwater.command.diff.DiffOutcome.Compared;
import dev.headwater.command.diff.DiffOutcome.LiveServer;
import dev.headwater.command.diff.DiffOutcome.Side;
import dev.headwater.command.live.NotCompared;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words about differences that all formats share. */
public record DiffWords(DocumentTool documents) {

  private static final int DIFF_LINES = 30;

  /** The attributes that tell an object best, in this order. */
  private static final List<String> TELLING =
      List.of("definition", "type", "labels", "result", "privileges", "role", "column");

  /** PostgreSQL's definitions begin with a name that the reader has read already. */
  private static final String REPEATED_NAME =
      "^CREATE (UNIQUE )?(?:INDEX|TRIGGER) \\S+ (?:ON (?:ONLY )?\\S+ USING )?";

  /**
   * Such as {@code V30 (30 migrations, without 4 repeatable ones)}, and {@code db:staging (version
   * 43, PostgreSQL 15.14)}.
   */
  static String side(Side side) {
    return side.state().word()
        + " ("
        + side.server().map(DiffWords::server).orElse(built(side))
        + ")";
  }

  private static String server(LiveServer server) {
    return server.version().map(version -> "version " + version + ", ").orElse("")
        + "PostgreSQL "
        + server.postgres();
  }

  private static String built(Side side) {
    String without =
        side.repeatablesLeftOut() == 0
            ? ""
            : ", without "
                + side.repeatablesLeftOut()
                + (side.repeatablesLeftOut() == 1 ? " repeatable one" : " repeatable ones");
    return migrations(side.migrations()) + without;
  }

  private static String migrations(int number) {
    return number == 1 ? "1 migration" : number + " migrations";
  }

  /** Such as {@code 2 added, 1 removed; 1 loses data}. */
  public static String counts(Outline outline) {
    List<String> parts = new ArrayList<>();
    count(outline, Added.class, "added", parts);
    count(outline, Removed.class, "removed", parts);
    count(outline, Changed.class, "changed", parts);
    count(outline, Renamed.class, "renamed", parts);
    long losses = outline.entries().stream().filter(entry -> entry.loss().isPresent()).count();
    return String.join(", ", parts)
        + (losses == 0 ? "" : losses == 1 ? "; 1 loses data" : "; " + losses + " lose data");
  }

  private static void count(
      Outline outline, Class<? extends Change> type, String word, List<String> parts) {
    int count = outline.of(type).size();
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }

  /** What is no difference, but what the reader should know. */
  static List<String> notes(Compared compared) {
    List<String> notes = new ArrayList<>(compared.notes());
    notes.addAll(notes(compared.notCompared()));
    return notes;
  }

  static List<String> notes(NotCompared other) {
    List<String> notes = new ArrayList<>();
    if (!other.elsewhere().isEmpty()) {
      notes.add(
          "not compared, because the migrations neither made nor filled it: "
              + other.elsewhere().entrySet().stream()
                  .map(schema -> "schema " + schema.getKey() + " (" + objects(schema.getValue()))
                  .collect(Collectors.joining("), "))
              + ")");
    }
    if (!other.notModelled().isEmpty()) {
      notes.add(
          "there, but not compared: "
              + other.notModelled().entrySet().stream()
                  .map(kind -> kind.getKey() + " (" + kind.getValue() + ")")
                  .collect(Collectors.joining(", ")));
    }
    return notes;
  }

  private static String objects(int number) {
    return number == 1 ? "1 object" : number + " objects";
  }

  /** The object; a renamed one with its name before. */
  public static String name(Entry entry) {
    return entry.change() instanceof Renamed renamed
        ? ObjectName.of(renamed.from())
        : ObjectName.of(entry.fact());
  }

  /** The same below the object that it belongs to. */
  public static String nameWithin(Entry entry) {
    return entry.change() instanceof Renamed renamed
        ? ObjectName.within(renamed.from())
        : ObjectName.within(entry.fact());
  }

  /** The later name, with its schema where that is another one. */
  public static String nameNow(Renamed renamed) {
    Id later = renamed.to().id();
    boolean inSchema =
        renamed.to().parent().filter(parent -> parent.kind() == Kind.SCHEMA).isPresent();
    return inSchema && !later.scope().equals(renamed.from().id().scope())
        ? later.qualified()
        : later.name();
  }

  /** The object that the entry is told below: its table, its type; empty where it stands alone. */
  public static Optional<Id> above(Entry entry) {
    return entry.fact().parent().filter(parent -> parent.kind() != Kind.SCHEMA);
  }

  /** What tells an object that was added, in one line; empty where its name tells enough. */
  public static String told(Entry entry) {
    Fact fact = entry.fact();
    if (fact.id().kind() == Kind.COLUMN) {
      return column(entry);
    }
    String inside = inside(entry.inside());
    if (!inside.isEmpty() && fact.id().kind() != Kind.ENUM) {
      return inside;
    }
    Optional<String> best =
        TELLING.stream()
            .filter(fact::has)
            .filter(name -> !fact.get(name).contains("\n"))
            .findFirst();
    String text = best.map(fact::get).orElse("");
    return best.filter("result"::equals).isPresent()
        ? "returns " + text
        : text.replaceFirst(REPEATED_NAME, "$1");
  }

  private static String column(Entry entry) {
    Fact fact = entry.fact();
    String byDefault =
        entry.inside().stream()
            .filter(change -> change.id().kind() == Kind.COLUMN_DEFAULT)
            .map(change -> " default " + ((Added) change).fact().get("expression"))
            .findFirst()
            .orElse("");
    return fact.get("type")
        + (fact.has("not null") ? " not null" : "")
        + byDefault
        + (fact.has("identity") ? " identity " + fact.get("identity") : "")
        + (fact.has("generated") ? " generated as " + fact.get("expression") : "");
  }

  /** Such as {@code 9 columns, 3 constraints}. */
  public static String inside(List<Change> inside) {
    return Outline.counts(inside).entrySet().stream()
        .map(kind -> kind.getValue() + " " + plural(kind))
        .collect(Collectors.joining(", "));
  }

  private static String plural(Map.Entry<String, Integer> kind) {
    String word = kind.getKey();
    if (kind.getValue() == 1 || word.equals("privileges")) {
      return word;
    }
    return word.endsWith("x")
        ? word + "es"
        : word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
  }

  /** A value of one side; what is not there has a word, too. */
  public static String before(Difference difference) {
    return difference.before().orElse(absent(difference.after()));
  }

  public static String after(Difference difference) {
    return difference.after().orElse(absent(difference.before()));
  }

  private static String absent(Optional<String> other) {
    return other.filter("yes"::equals).isPresent()
        ? "no"
        : other.filter("no"::equals).isPresent() ? "yes" : "none";
  }

  static boolean isLong(Difference difference) {
    return before(difference).contains("\n") || after(difference).contains("\n");
  }

  /** The lines that differ in a value of several lines. */
  List<String> diff(Difference difference) {
    List<String> lines =
        documents.diff(
            difference.attribute(),
            before(difference).lines().toList(),
            after(difference).lines().toList());
    // Without the two lines that name files.
    List<String> shown = lines.subList(Math.min(2, lines.size()), lines.size());
    if (shown.size() <= DIFF_LINES) {
      return shown;
    }
    List<String> cut = new ArrayList<>(shown.subList(0, DIFF_LINES));
    cut.add("… " + (shown.size() - DIFF_LINES) + " more lines");
    return cut;
  }
}
