package dev.headwater.apply;

import dev.headwater.problem.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A collation that PostgreSQL takes from the machine that it runs on.
 *
 * @param options that make it on any machine
 */
record MissingCollation(String name, String options) {

  private static final Pattern MESSAGE =
      Pattern.compile("collation \"([^\"]+)\"(?: for encoding \"\\w+\")? does not exist");
  private static final Pattern LOCALE =
      Pattern.compile("([a-z]{2,3})(?:_([A-Z][a-z]{3}))?_([A-Z]{2})(?:\\.[-\\w]+)?(?:@(\\w+))?");
  private static final Pattern OF_C = Pattern.compile("(?:C|POSIX)\\.(?i:utf-?8)");

  /** The oldest version with collations that are built in. */
  private static final int BUILT_IN = 17;

  /**
   * @param version of the server, such as {@code 18.6}
   */
  static Optional<MissingCollation> of(Problem problem, String version) {
    Matcher message = MESSAGE.matcher(problem.message());
    if (!message.find()) {
      return Optional.empty();
    }
    String name = message.group(1); // perhaps behind its schema and a dot
    return of(name, version).or(() -> of(name.substring(name.indexOf('.') + 1), version));
  }

  private static Optional<MissingCollation> of(String name, String version) {
    if (OF_C.matcher(name).matches()) {
      boolean builtIn = Integer.parseInt(version.replaceAll("\\D.*", "")) >= BUILT_IN;
      return Optional.of(
          new MissingCollation(
              name, builtIn ? "provider = builtin, locale = 'C.UTF-8'" : "locale = 'C'"));
    }
    Matcher locale = LOCALE.matcher(name);
    if (!locale.matches()) {
      return Optional.empty();
    }
    String script = "latin".equals(locale.group(4)) ? "Latn" : locale.group(2);
    String tag = locale.group(1) + (script == null ? "" : "-" + script) + "-" + locale.group(3);
    return Optional.of(new MissingCollation(name, "provider = icu, locale = '" + tag + "'"));
  }

  /** The statement that makes it. */
  String statement() {
    return "create collation \"" + name + "\" (" + options + ");";
  }
}
