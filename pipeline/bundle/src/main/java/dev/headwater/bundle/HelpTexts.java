package dev.headwater.bundle;

import dev.headwater.setting.Kind;
import dev.headwater.setting.Setting;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** The words of {@code --help}. */
final class HelpTexts {

  private HelpTexts() {}

  static void ofAll(CommandSpec all) {
    all.usageMessage()
        .width(100)
        .description("Brings a PostgreSQL database to the migrations of this jar.%n")
        .footer(
            "",
            "The environment names the database:",
            "  PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, .pgpass, PGSERVICE, PGSSLMODE, as in psql",
            "  HEADWATER_URL, HEADWATER_USERNAME, HEADWATER_PASSWORD instead; with _FILE behind the",
            "  name, such as HEADWATER_PASSWORD_FILE, the value is in that file",
            "",
            "With --targets=FILE, a command works on each service that the file names.",
            "",
            "Exit codes: 0 done, or nothing to do; 1 failed; 2 refused, and nothing was changed;",
            "  3 migrations are to come, for status --fail-pending;",
            "  130 or 143 told to end, by SIGINT or SIGTERM");
  }

  /** The meaning of a setting without Markdown and without the goals that have it. */
  static String of(Setting setting) {
    String meaning = plain(setting.meaning()).replaceFirst("^for [a-z]+( and [a-z]+)?: ", "");
    String otherwise = plain(setting.shownDefault());
    return setting.kind() == Kind.YES_OR_NO || otherwise.isEmpty()
        ? meaning
        : meaning + "; default: " + otherwise;
  }

  private static String plain(String markdown) {
    return markdown
        .replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
        .replace("`", "")
        .replace("%", "%%");
  }

  static String parameter(Setting setting) {
    return switch (setting.kind()) {
      case NUMBER -> "NUMBER";
      case LIST -> "A,B";
      default -> setting.element().toUpperCase(Locale.ROOT);
    };
  }

  static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }
}
