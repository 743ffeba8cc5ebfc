package dev.headwater.apply;

import dev.headwater.database.client.LostConnection;
import dev.headwater.problem.Problem;
import dev.headwater.script.ScriptSource;
import dev.headwater.spi.ToolFailure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Flyway refuses, and what to do about it here. */
public final class FlywayProblem {

  static final String NO_HISTORY = "no-history";

  private static final Pattern NO_VALUE =
      Pattern.compile("No value provided for placeholder: (\\S+)\\.");
  private static final Pattern UNKNOWN_SETTING =
      Pattern.compile("Unknown configuration propert(?:y|ies): (.*?)\\. ", Pattern.DOTALL);
  private static final Pattern SCRIPT = Pattern.compile("[\\w.-]+__[\\w.-]+\\.sql\\b");
  private static final Pattern LINE = Pattern.compile("\\bat line (\\d+)|\\bline:? (\\d+)");

  private FlywayProblem() {}

  /** The placeholder without a value, as it stands in the script. */
  static Optional<String> placeholder(ToolFailure failure) {
    Matcher matcher = NO_VALUE.matcher(failure.reason());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The line that Flyway names; 0 when it names none. */
  static int line(ToolFailure failure) {
    Matcher matcher = LINE.matcher(failure.reason());
    return matcher.find() ? Integer.parseInt(matcher.group(matcher.group(1) != null ? 1 : 2)) : 0;
  }

  /** The script that Flyway names in its words. */
  static Optional<String> script(ToolFailure failure) {
    Matcher matcher = SCRIPT.matcher(failure.reason());
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /**
   * A statement of Flyway's own fails because of the script that ran before it.
   *
   * @param sent by Flyway itself
   */
  static Problem afterScript(Problem problem, String sent) {
    if (LostConnection.is(problem.code())) {
      return problem; // no script is to blame
    }
    if (sent.matches("(?is)\\s*(re)?set (role|session).*")) {
      return problem.withFix(
          "the script works as another role and does not go back; end it with: reset session"
              + " authorization; reset role;");
    }
    return problem.code().matches("42P01|3F000")
        ? problem.withFix(
            "the script drops the schema or the table of Flyway's history; leave it, or keep the"
                + " history elsewhere: <flyway><defaultSchema>…</defaultSchema></flyway>")
        : problem;
  }

  static Problem explained(ToolFailure failure, ScriptSource source) {
    String reason = failure.reason();
    Optional<String> placeholder = placeholder(failure);
    if (placeholder.isPresent()) {
      return noValue(placeholder.get(), source);
    }
    Matcher setting = UNKNOWN_SETTING.matcher(reason);
    if (setting.find()) {
      return Problem.of("flyway", "Flyway has no setting " + setting.group(1))
          .withFix("correct it in <flyway>, -Dheadwater.flyway.…, or the Flyway file");
    }
    if (reason.contains("non-empty schema")) {
      return noHistory();
    }
    Problem problem = Problem.of("flyway", reason);
    if (reason.contains("both transactional and non-transactional")) {
      return problem.withFix(
          "give that statement a migration of its own,"
              + " or <flyway><mixed>true</mixed></flyway>");
    }
    return reason.contains("target version") ? problem.withFix("correct <target>") : problem;
  }

  /** Flyway does not begin where it cannot know which migrations made what is there. */
  public static Problem noHistory() {
    return Problem.of(NO_HISTORY, "the database holds something, and has no history of migrations")
        .withFix(
            "tell Flyway what is there: mvn headwater:stamp -Dheadwater.to=V…, or mvn"
                + " headwater:adopt where no migration made it");
  }

  private static Problem noValue(String placeholder, ScriptSource source) {
    String prefix = source.flywaySetting("placeholderPrefix", "${");
    String suffix = source.flywaySetting("placeholderSuffix", "}");
    String name =
        placeholder.substring(
            placeholder.startsWith(prefix) ? prefix.length() : 0,
            placeholder.length() - (placeholder.endsWith(suffix) ? suffix.length() : 0));
    return Problem.of("placeholder", "no value for the placeholder " + placeholder)
        .withFix(
            "give it one: <placeholders><"
                + name
                + ">…</"
                + name
                + "></placeholders>, or switch placeholders off:"
                + " <flyway><placeholderReplacement>false</placeholderReplacement></flyway>");
  }
}
