package dev.headwater.bundle;

import dev.headwater.problem.Problem;
import dev.headwater.problem.Problem.Detail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns the words of a build, such as {@code mvn headwater:repair}, into those of a bundle.
 *
 * @param variables that must stand before a command, each with a blank behind it
 */
record Words(String jar, String variables) {

  private static final Pattern OPTION = Pattern.compile("-Dheadwater\\.([A-Za-z]+)(?![\\w.])");

  /** A comment of a seed begins with the same words. */
  private static final Pattern GOAL =
      Pattern.compile("(?<!-- )\\b(?:mvn )?headwater:([a-z]+)\\b(?!-)");

  private static final Pattern GOAL_OF_BUILDS = Pattern.compile("\\bmvn headwater:");

  /** Flyway's settings are in the bundle, and no argument changes them. */
  private static final Pattern FLYWAY_OPTION =
      Pattern.compile("(?:,| or) -Dheadwater\\.flyway\\.[A-Za-z…]+(?:=…)?");

  private static final Pattern FLYWAY_ELEMENT = Pattern.compile("</(?:flyway|placeholders)>");

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
    String flyway = FLYWAY_OPTION.matcher(text).replaceAll("");
    String bundles = FLYWAY_ELEMENT.matcher(flyway).replaceAll("$0 in the POM, and a new bundle");
    String options = OPTION.matcher(bundles).replaceAll(Words::option);
    String elements = ELEMENT.matcher(options).replaceAll(found -> option(found.group(1)));
    String commands = GOAL.matcher(elements).replaceAll(this::command);
    return GOAL_OF_BUILDS.matcher(commands).replaceAll("in the project: $0");
  }

  /** Others belong to a goal that a bundle does not have. */
  private static String option(MatchResult found) {
    String option = option(found.group(1));
    boolean isOne =
        Stream.of(BundleCommand.values()).anyMatch(command -> command.hasOption(option));
    return Matcher.quoteReplacement(isOne ? option : found.group());
  }

  private String command(MatchResult found) {
    boolean isOne =
        Stream.of(BundleCommand.values())
            .anyMatch(command -> command.word().equals(found.group(1)));
    return Matcher.quoteReplacement(
        isOne ? variables + "java -jar " + jar + " " + found.group(1) : found.group());
  }

  /** All texts among values of JSON. */
  Object ofValue(Object value) {
    if (value instanceof String text) {
      return of(text);
    } else if (value instanceof List<?> list) {
      return list.stream().map(this::ofValue).toList();
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> fields = new LinkedHashMap<>();
      map.forEach((name, field) -> fields.put(name, ofValue(field)));
      return fields;
    }
    return value;
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
