package dev.headwater.problem;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * A place in a file.
 *
 * @param path as shown to the reader, with forward slashes
 * @param line from 1; 0 means the whole file
 * @param column in characters, from 1; 0 means the whole line
 * @param lineText the text of that line; empty when unknown
 */
public record SourceLocation(String path, int line, int column, String lineText)
    implements Serializable {

  /** The whole file. */
  public static SourceLocation file(String path) {
    return new SourceLocation(path, 0, 0, "");
  }

  /** The place of one character. */
  public static SourceLocation offset(String path, String text, int offset) {
    int at = Math.min(Math.max(offset, 0), text.length());
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int end = text.indexOf('\n', start);
    String line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
    int number = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    return new SourceLocation(path, number, text.codePointCount(start, at) + 1, line);
  }

  /** The path from a folder where there is one, else as it is; always with forward slashes. */
  public static String shown(Path folder, Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path from = folder.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(from) ? from.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }

  String prefix() {
    return path + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
  }

  String excerpt() {
    if (line == 0 || lineText.isBlank()) {
      return "";
    }
    String number = String.format("%5d | ", line);
    String code = "\n" + number + lineText;
    if (column == 0) {
      return code;
    }
    // Tabs stay tabs, so that the caret stands under its character in any terminal.
    String before = lineText.substring(0, Math.min(lineText.length(), utf16(column - 1)));
    return code + "\n      | " + before.replaceAll("[^\t]", " ") + "^";
  }

  private int utf16(int characters) {
    return lineText.offsetByCodePoints(
        0, Math.min(characters, lineText.codePointCount(0, lineText.length())));
  }
}
