package dev.headwater.web.page;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.ObjectHistory;
import dev.headwater.catalog.change.ObjectHistory.Event;
import dev.headwater.catalog.change.ObjectHistory.Lost;
import dev.headwater.catalog.change.ObjectHistory.Type;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.history.ScriptCommits.Commit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The migrations in which objects came and that changed them.
 *
 * @param scripts all migrations, in their order
 * @param commits in which they came, as far as that was asked for
 */
record Origins(
    Links links, ObjectHistory history, List<String> scripts, Map<String, Commit> commits) {

  /** The migrations of one object, without the kinds of what happened. */
  List<Change> of(Id id) {
    return history.of(id).stream().map(this::change).toList();
  }

  private Change change(Event event) {
    return new Change(
        event.type() == Type.CAME ? "since" : word(event),
        new Link(brief(event.script()), href(event.script())),
        event.script(),
        CommitLine.of(commits, event.script()).stream().toList());
  }

  /** The version; the whole name where there is none. */
  private static String brief(String script) {
    return script.matches("[^\\d_]*\\d.*__.*")
        ? script.replaceFirst("__.*", "")
        : script.replaceFirst("\\.sql$", "");
  }

  private String href(String script) {
    return links.page(MigrationAddress.of(script));
  }

  /** The changes of a table or another whole and its parts by each migration, in their order. */
  List<Past> past(Id whole) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    scripts.forEach(script -> words.put(script, new ArrayList<>()));
    for (Fact part : links.view().parts(whole)) {
      boolean isWhole = part.id().equals(whole);
      for (Event event : history.of(part.id())) {
        List<String> said = words.get(event.script());
        if (said != null && (isWhole || !cameWithWhole(event, whole))) {
          said.add(isWhole ? word(event) : named(part, whole) + " " + word(event));
        }
      }
    }
    for (Lost lost : history.lost(whole)) {
      words.getOrDefault(lost.script(), new ArrayList<>()).add(lost.object() + " removed");
    }
    List<Past> past = new ArrayList<>();
    words.forEach(
        (script, said) -> {
          if (!said.isEmpty()) {
            past.add(new Past(new Link(script, href(script)), String.join(", ", said)));
          }
        });
    return past;
  }

  /** Comments and defaults have no names of their own: they are named by what they belong to. */
  private static String named(Fact part, Id whole) {
    String owner =
        part.parent()
            .filter(id -> !id.equals(whole))
            .map(id -> id.kind().words() + " " + id.name())
            .orElse("");
    return switch (part.id().kind()) {
      case COMMENT -> owner.isEmpty() ? "comment" : "comment on " + owner;
      case COLUMN_DEFAULT -> owner.isEmpty() ? "default" : "default of " + owner;
      default -> ObjectName.within(part);
    };
  }

  private static String word(Event event) {
    return event.type() == Type.CAME
        ? "added"
        : event.type() == Type.RENAMED ? "renamed" : "changed";
  }

  private boolean cameWithWhole(Event event, Id whole) {
    return event.type() == Type.CAME
        && history.of(whole).stream()
            .anyMatch(e -> e.type() == Type.CAME && e.script().equals(event.script()));
  }

  /**
   * A migration on the line of an object.
   *
   * @param script its whole name
   * @param commit in which it came, where that is known
   */
  record Change(String word, Link link, String script, List<CommitLine> commit) {

    /** The class of the style sheet. */
    String sign() {
      return word.equals("since") ? "came" : word;
    }
  }

  /** A migration in the history of a table. */
  record Past(Link script, String words) {}
}
