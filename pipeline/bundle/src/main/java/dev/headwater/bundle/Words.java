package dev.headwater.bundle;

import dev.headwater.problem.Problem;
import dev.headwater.problem.Problem.Detail;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the words of a build, such as {@code mvn headwater:repair}, into those of a bundle.
 *
 * @param variables that must stand before a command, each with a blank behind it
 */
record Words(String jar, String variables) {

  private static final Pattern OPTION = Pattern.compile("-Dheadwater\\.([A-Za-z]+)");
  private static final Pattern GOAL =
      Pattern.compile(
          "(?:mvn )?headwater:(status|migrate|undo|repair|stamp|script|drift|seed)\\b(?!-)");

  /** Elements of a POM that are options here. */
  private static final Pattern ELEMENT = Pattern.compile("<(ignore|to|from|at|steps)>");

  Words(String jar) {
    this(jar, "");
  }

  /** For the same commands on one database among several. */
  Words ofTarget(String service) {
    return new Words(jar, "PGSERVICE=" + service + " ");
  }

  /** The option of a setting: {@code --allow-loss} for {@code allowLoss}. */
  static String option(String setting) {
    return "--" + setting.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  String of(String text) {
    String options = OPTION.matcher(text).replaceAll(found -> option(found.group(1)));
    String elements = ELEMENT.matcher(options).replaceAll(found -> option(found.group(1)));
    return GOAL.matcher(elements)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(variables + "java -jar " + jar + " " + found.group(1)));
  }

  Problem of(Problem problem) {
    List<Detail> details =
        problem.details().stream()
            .map(detail -> new Detail(detail.label(), of(detail.text())))
            .toList();
    return new Problem(
        problem.severity(),
        problem.code(),
        problem.location(),
        of(problem.message()),
        details,
        problem.fix().map(this::of));
  }
}
