package dev.headwater.command.draft;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.RenameStatement;
import dev.headwater.catalog.script.ScriptStatement;
import dev.headwater.command.draft.DraftOutcome.PerhapsRenamed;
import java.util.ArrayList;
import java.util.List;

/** Finds pairs of a gone and a new object that look like one object under another name. */
record LookingRenamed(Catalog from, Catalog to, List<ScriptStatement> statements) {

  List<PerhapsRenamed> pairs() {
    List<PerhapsRenamed> pairs = new ArrayList<>();
    for (Kind kind : List.of(Kind.TABLE, Kind.COLUMN, Kind.ENUM_LABEL)) {
      List<Fact> gone = only(kind, from, to);
      List<Fact> added = only(kind, to, from);
      for (Fact before : gone) {
        added.stream()
            .filter(after -> isAlike(before, after))
            .map(after -> pair(before, after))
            .forEach(pairs::add);
      }
    }
    return pairs;
  }

  private static List<Fact> only(Kind kind, Catalog here, Catalog there) {
    return here.of(kind).stream().filter(fact -> there.find(fact.id()).isEmpty()).toList();
  }

  private boolean isAlike(Fact before, Fact after) {
    if (!before.id().scope().equals(after.id().scope())) {
      return false;
    }
    return switch (before.id().kind()) {
      case TABLE ->
          !columns(from, before).isEmpty() && columns(from, before).equals(columns(to, after));
      case COLUMN ->
          !before.get("type").isEmpty()
              && before.get("type").equals(after.get("type"))
              && before.get("generated").equals(after.get("generated"))
              && before.parent().filter(table -> table.kind() == Kind.TABLE).isPresent();
      default -> before.place().position() == after.place().position();
    };
  }

  private static List<String> columns(Catalog catalog, Fact table) {
    return catalog.children(table.id(), Kind.COLUMN).stream()
        .map(column -> column.id().name() + " " + column.get("type"))
        .sorted()
        .toList();
  }

  private PerhapsRenamed pair(Fact before, Fact after) {
    List<String> instead =
        statements.stream()
            .filter(statement -> isOf(statement.about(), before) || isOf(statement.about(), after))
            .map(ScriptStatement::sql)
            .toList();
    return new PerhapsRenamed(
        before.id(),
        after.id(),
        word(before.id()) + ":" + after.id().name().replace("'", ""),
        RenameStatement.of(before.id(), before.id().name(), after.id().name()),
        instead);
  }

  /** A label is written with its enum. */
  private static boolean isOf(Id about, Fact fact) {
    return about.equals(fact.id())
        || (fact.id().kind() == Kind.ENUM_LABEL && fact.parent().filter(about::equals).isPresent());
  }

  private static String word(Id id) {
    return id.qualified().replaceFirst("^public\\.", "").replace("'", "");
  }
}
