package dev.headwater.script;

import dev.headwater.problem.SourceLocation;
import java.util.List;
import java.util.Optional;

/**
 * A script as Flyway will send it, as far as that is known before it runs.
 *
 * @param path as shown to the reader
 * @param file the text of the file
 * @param sql the same with the known placeholders replaced
 * @param pieces where its parts stand in the file, in their order
 */
public record ReadScript(String path, String file, String sql, List<Piece> pieces) {

  public ReadScript {
    pieces = List.copyOf(pieces);
  }

  /** The first placeholder without a known value, as it stands in {@link #sql()}. */
  public Optional<Unknown> unknown() {
    for (int i = 0; i + 1 < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      int end = pieces.get(i + 1).inSql();
      if (!piece.literal() && sql.startsWith("${", piece.inSql()) && sql.startsWith("}", end - 1)) {
        return Optional.of(
            new Unknown(sql.substring(piece.inSql() + 2, end - 1), place(piece.inSql())));
      }
    }
    return Optional.empty();
  }

  /** A placeholder that nobody gave a value. */
  public record Unknown(String name, SourceLocation place) {}

  /** The place in the file of an offset in {@link #sql()}. */
  public SourceLocation place(int offset) {
    Piece piece = pieces.get(0);
    for (Piece next : pieces) {
      piece = next.inSql() <= offset ? next : piece;
    }
    int inFile = piece.inFile() + (piece.literal() ? offset - piece.inSql() : 0);
    return SourceLocation.offset(path, file, inFile);
  }

  /**
   * A part of a script.
   *
   * @param literal whether it is the file's own text, not the value of a placeholder
   */
  record Piece(int inSql, int inFile, boolean literal) {}
}
