package dev.headwater.bench.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Tables that read well in a terminal and in a document. */
final class Markdown {

  private static final Character[] BORDERS = borders();

  private Markdown() {}

  /**
   * @param words how many columns at the left are words; the others are numbers
   */
  static String table(int words, List<String> header, List<List<String>> rows) {
    Column[] columns =
        IntStream.range(0, header.size())
            .mapToObj(
                i ->
                    new Column()
                        .header(header.get(i))
                        .maxWidth(120)
                        .headerAlign(HorizontalAlign.LEFT)
                        .dataAlign(i < words ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT))
            .toArray(Column[]::new);
    String[][] data = rows.stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
    return AsciiTable.getTable(BORDERS, columns, data).replace(System.lineSeparator(), "\n");
  }

  static String number(OptionalDouble value, String format) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "–";
  }

  /** In the library's order: the lines above and below are left out. */
  private static Character[] borders() {
    Character[] borders = new Character[29];
    for (int i : new int[] {4, 5, 6, 7, 9, 10, 11, 12, 13}) {
      borders[i] = '|';
    }
    borders[8] = '-';
    return borders;
  }
}
