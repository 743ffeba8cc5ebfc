package dev.headwater.tool.jooq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXParseException;

/** Turns a message of the JDK's validator into words for an author of XML. */
final class XmlProblem {

  private static final Pattern UNEXPECTED =
      Pattern.compile(
          "starting with element '(?:\\{[^}]*:)?(\\w+)}?'(?:\\. One of '\\{?(.*?)}?' is expected)?",
          Pattern.DOTALL);
  private static final Pattern VALUE = Pattern.compile("value '(.*)' of element '(\\w+)' is not");
  private static final Pattern ALLOWED = Pattern.compile("enumeration '\\[(.*)]'");
  private static final Pattern TYPE = Pattern.compile("is not a valid value for '(\\w+)'");
  private static final Pattern UNDECLARED =
      Pattern.compile("Cannot find the declaration of element '(?:\\w+:)?(\\w+)'");

  private XmlProblem() {}

  /** One text for each mistake; the validator tells some of them in two steps. */
  static List<String> texts(List<SAXParseException> mistakes) {
    List<String> texts = new ArrayList<>();
    String reason = "";
    for (SAXParseException mistake : mistakes) {
      String message = String.valueOf(mistake.getMessage());
      Matcher value = VALUE.matcher(message);
      Matcher allowed = ALLOWED.matcher(message);
      Matcher type = TYPE.matcher(message);
      if (allowed.find()) {
        reason = "allowed are " + allowed.group(1);
      } else if (type.find()) {
        reason = "it must be a " + type.group(1);
      } else if (value.find()) {
        texts.add(
            line(mistake) + "<" + value.group(2) + "> is '" + value.group(1) + "'; " + reason);
      } else {
        texts.add(line(mistake) + plain(message));
      }
    }
    return texts;
  }

  private static String line(SAXParseException mistake) {
    return "line " + mistake.getLineNumber() + ": ";
  }

  private static String plain(String message) {
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.find()) {
      String name = unexpected.group(1);
      List<String> near = unexpected.group(2) == null ? List.of() : near(name, unexpected.group(2));
      return "<"
          + name
          + "> is not known there"
          + (near.isEmpty() ? "" : "; near it are <" + String.join(">, <", near) + ">");
    }
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.find()) {
      return "<" + undeclared.group(1) + "> must be <configuration> or <generator>";
    }
    return message.replaceFirst("^cvc-[^:]*: ", "");
  }

  private static List<String> near(String name, String allowed) {
    String given = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(allowed.replaceAll("\"[^\"]*\":", "").replaceAll("[{}]", "").split(", "))
        .filter(known -> similar(given, known.toLowerCase(Locale.ROOT)))
        .sorted(
            Comparator.comparing((String known) -> Math.abs(known.length() - name.length()))
                .thenComparing(known -> known))
        .limit(3)
        .toList();
  }

  private static boolean similar(String given, String known) {
    return known.startsWith(given)
        || given.startsWith(known)
        || (given.length() > 4 && known.contains(given));
  }
}
