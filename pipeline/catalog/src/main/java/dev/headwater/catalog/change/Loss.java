package dev.headwater.catalog.change;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Change.Changed;
import dev.headwater.catalog.change.Change.Removed;
import java.util.Optional;

/**
 * The data that a change loses, as far as the catalogue tells.
 *
 * @param words for the reader, such as {@code its values are lost}
 */
public record Loss(Type type, String words) {

  /** The kinds of losses. */
  public enum Type {
    /** The rows of a table. */
    ROWS,
    /** The values of a column, or of an attribute of a composite type. */
    VALUES,
    /** A label of an enum, which rows may have. */
    LABEL,
    /** Values that the narrower type does not hold, or digits of them. */
    NARROWED,
    /** The next value of a sequence. */
    POSITION,
    /** Rows after a crash, because the table is not logged any more. */
    DURABILITY
  }

  /** The loss that a change brings; empty where it loses nothing. */
  public static Optional<Loss> of(Change change) {
    if (change instanceof Removed removed) {
      return ofRemoved(removed.fact());
    }
    return change instanceof Changed changed ? ofChanged(changed) : Optional.empty();
  }

  private static Optional<Loss> ofRemoved(Fact fact) {
    return switch (fact.id().kind()) {
      case TABLE -> some(Type.ROWS, "its rows are lost");
      case COLUMN -> ofRemovedColumn(fact);
      case ATTRIBUTE -> some(Type.VALUES, "its values are lost");
      case ENUM_LABEL -> some(Type.LABEL, "rows cannot keep it");
      case SEQUENCE -> some(Type.POSITION, "its position is lost");
      default -> Optional.empty();
    };
  }

  /** A column of a view has no type here, and no values of its own. */
  private static Optional<Loss> ofRemovedColumn(Fact column) {
    return column.has("type") && !column.has("generated") && !column.has("foreign options")
        ? some(Type.VALUES, "its values are lost")
        : Optional.empty();
  }

  private static Optional<Loss> ofChanged(Changed changed) {
    Fact from = changed.from();
    Fact to = changed.to();
    Kind kind = to.id().kind();
    if ((kind == Kind.COLUMN || kind == Kind.ATTRIBUTE || kind == Kind.DOMAIN)
        && Narrowing.isOne(from.get("type"), to.get("type"))) {
      return some(Type.NARROWED, "not every value fits");
    }
    if (kind == Kind.COLUMN && !from.has("generated") && to.has("generated")) {
      return some(Type.VALUES, "its values are computed anew");
    }
    if (kind == Kind.TABLE
        && to.get("persistence").equals("unlogged")
        && !from.has("persistence")) {
      return some(Type.DURABILITY, "its rows do not survive a crash");
    }
    return Optional.empty();
  }

  private static Optional<Loss> some(Type type, String words) {
    return Optional.of(new Loss(type, words));
  }
}
