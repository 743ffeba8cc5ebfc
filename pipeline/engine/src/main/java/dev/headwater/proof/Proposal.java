package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.catalog.script.ScriptStatement;
import java.util.List;
import java.util.Optional;

/**
 * Migrations that may come, and where they shall lead.
 *
 * @param from what the migrations make without them
 * @param to what they shall make with them
 * @param renames from the names in {@code from} to those in {@code to}
 * @param statements of the migrations
 * @param files the migrations in their order
 * @param back files that undo them, in the order in which they run
 * @param whole the state that {@code to} is, if all of it is compared
 */
public record Proposal(
    Catalog from,
    Catalog to,
    ProvenRenames renames,
    List<ScriptStatement> statements,
    List<ProposedFile> files,
    List<ProposedFile> back,
    Optional<State> whole) {

  public Proposal {
    statements = List.copyOf(statements);
    files = List.copyOf(files);
    back = List.copyOf(back);
  }

  /** Whether a statement is about a table, or about what rows of any table may hold. */
  boolean touches(Id table) {
    Id later = renames.later(table);
    return statements.stream()
        .map(ScriptStatement::about)
        .anyMatch(
            id ->
                id.equals(later) || id.scope().equals(later.qualified()) || isOfValues(id.kind()));
  }

  private static boolean isOfValues(Kind kind) {
    return switch (kind) {
      case ENUM, DOMAIN, DOMAIN_CONSTRAINT, COMPOSITE_TYPE, ATTRIBUTE, RANGE_TYPE, BASE_TYPE ->
          true;
      default -> false;
    };
  }

  /** Whether it is said that an object, or the object that it lies in, loses data. */
  boolean announcesLossOf(Id id) {
    return statements.stream()
        .filter(statement -> statement.loss().isPresent())
        .map(ScriptStatement::about)
        .anyMatch(about -> about.equals(id) || about.qualified().equals(id.scope()));
  }
}
