package dev.headwater.web.diagram;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** The room that a text takes in a picture, without a font at hand: as wide as fonts may be. */
final class TextWidth {

  /** The width of a character that most scripts have, in a font of 12 pixels with a fixed width. */
  private static final double ONE = 7.35;

  private static final Set<UnicodeScript> WIDE =
      EnumSet.of(
          UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private static final int EMOJI = 0x1F000;

  private TextWidth() {}

  static double of(String text) {
    return ONE * text.codePoints().map(TextWidth::cells).sum();
  }

  private static int cells(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return 0;
    }
    return c >= EMOJI || WIDE.contains(UnicodeScript.of(c)) ? 2 : 1;
  }

  /** The text, cut where it takes more cells than that. */
  static String cut(String text, int most) {
    if (text.codePoints().map(TextWidth::cells).sum() <= most) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int cells = 0;
    for (int c : text.codePoints().toArray()) {
      cells += cells(c);
      if (cells >= most) {
        break;
      }
      cut.appendCodePoint(c);
    }
    return cut.append('…').toString();
  }
}
