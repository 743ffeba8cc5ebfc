package dev.headwater.web.diagram;

import java.util.ArrayList;
import java.util.List;

/** Writes a diagram for Mermaid, which GitHub and GitLab draw in comments and Markdown files. */
public final class Mermaid {

  private Mermaid() {}

  /** The diagram, with a line feed at its end. */
  public static String of(Diagram diagram) {
    StringBuilder text = new StringBuilder("erDiagram\n");
    for (Line line : diagram.lines()) {
      boolean optional =
          line.key().columns().stream()
              .anyMatch(
                  name -> diagram.from(line).column(name).filter(c -> !c.isNotNull()).isPresent());
      text.append("  ")
          .append(quoted(line.from().qualified()))
          .append(diagram.from(line).isUnique(line.key().columns()) ? " |o--" : " }o--")
          .append(optional ? "o| " : "|| ")
          .append(quoted(line.to().qualified()))
          .append(" : ")
          .append(quoted(said(line.key().name(), line.sign())))
          .append('\n');
    }
    for (Box box : diagram.boxes()) {
      text.append("  ").append(quoted(box.relation().id().qualified()));
      if (box.rows().isEmpty()) {
        text.append('\n');
        continue;
      }
      text.append(" {\n");
      box.rows().forEach(row -> text.append("    ").append(row(row, box.sign())).append('\n'));
      text.append("  }\n");
    }
    return text.toString();
  }

  private static String row(Row row, Sign whole) {
    List<String> parts = new ArrayList<>(List.of(word(row.type()), word(row.name())));
    if (!row.key().isEmpty()) {
      parts.add(row.key().equals("primary") ? "PK" : "FK");
    }
    Sign sign = row.sign() == Sign.NONE ? whole : row.sign();
    if (sign == Sign.ADDED || sign == Sign.REMOVED || row.sign() != Sign.NONE) {
      parts.add(quoted(sign.word()));
    }
    return String.join(" ", parts);
  }

  private static String said(String name, Sign sign) {
    return sign == Sign.NONE ? name : sign.word() + ": " + name;
  }

  /** Mermaid knows no other characters in names of columns. */
  private static String word(String text) {
    String word = text.replaceAll("[^\\p{L}\\p{N}_]+", "_").replaceAll("^_+|_+$", "");
    return word.isEmpty() || !Character.isLetter(word.charAt(0)) ? "x" + word : word;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "").replaceAll("[\\p{Cntrl}<>]", " ") + '"';
  }
}
