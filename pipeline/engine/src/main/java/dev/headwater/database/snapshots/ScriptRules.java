package dev.headwater.database.snapshots;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds SQL whose effect depends on more than the scripts, or lives on in the session, where no
 * snapshot can hold it. Where in doubt, there is no snapshot.
 */
final class ScriptRules {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

  private static final List<Rule> REACHES_OUT =
      List.of(
          // Values that Flyway takes from this machine or this moment.
          new Rule("flyway:", "flyway:(?!(defaultSchema|table|user)\\b)"),
          // Files and servers outside of the database.
          new Rule("copy", "\\bcopy\\b[^;]{0,4000}?\\bfrom\\s+(program\\b|e?'|\\$|%)"),
          new Rule("pg_read", "\\bpg_read_\\w*(file|dir)"),
          new Rule("pg_ls", "\\bpg_ls_\\w*(file|dir)"),
          new Rule("pg_stat", "\\bpg_stat_\\w*(file|dir)"),
          new Rule("lo_import", "\\blo_import\\b"),
          new Rule("dblink", "\\bdblink"),
          new Rule("_fdw", "\\b(file|postgres)_fdw\\b"),
          new Rule("import", "\\bimport\\s+foreign\\b"),
          new Rule("subscription", "\\bcreate\\s+subscription\\b"),
          new Rule("tablespace", "\\bcreate\\s+tablespace\\b"),
          new Rule("load", "\\bload\\s+'"),
          // Settings for new sessions, or for a server that starts anew.
          new Rule("system", "\\balter\\s+system\\b"));

  private static final List<Rule> LIVES_ON =
      List.of(
          // A variable, which PostgreSQL does not list; after a local one it is empty, not unset.
          new Rule(
              "set",
              "\\bset\\s+((session|local)\\s+)?[^\\s;=.]+\\s*\\.\\s*[^\\s;=]+\\s*(=|\\bto\\b)"),
          new Rule("set_config", "\\bset_config\\s*\\(\\s*(?!'\\w+'\\s*,)"),
          // The next values of random().
          new Rule("seed", "\\bsetseed\\b|\\bset\\s+((session|local)\\s+)?seed\\b"),
          new Rule("advisory", "\\bpg_(try_)?advisory_lock"));

  private static final Pattern ENDS_ITS_TRANSACTION =
      Pattern.compile(
          "(\\s++|--[^\\n]*+(\\n|$)|/\\*.*?\\*/)*+"
              + "(commit|end|rollback|abort|begin|start|prepare|savepoint)\\b.*",
          FLAGS);

  private ScriptRules() {}

  /** Whether the state depends on more than the scripts. */
  static boolean reachesOut(String sql) {
    return holdsOne(REACHES_OUT, sql);
  }

  /** Whether something may live on in the session, of which nobody can ask for it. */
  static boolean livesOn(String sql) {
    return holdsOne(LIVES_ON, sql);
  }

  /** Whether a statement leaves something of its script behind, even when the script fails. */
  static boolean endsItsTransaction(String statement) {
    return ENDS_ITS_TRANSACTION.matcher(statement).matches();
  }

  private static boolean holdsOne(List<Rule> rules, String sql) {
    String small = sql.toLowerCase(Locale.ROOT);
    return rules.stream().anyMatch(rule -> rule.isIn(sql, small));
  }

  /**
   * Something that matters in a script.
   *
   * @param hint is in whatever the pattern finds; looked for first, because that is fast
   */
  private record Rule(String hint, Pattern pattern) {

    Rule(String hint, String pattern) {
      this(hint, Pattern.compile(pattern, FLAGS));
    }

    /**
     * @param small the script in small letters
     */
    boolean isIn(String sql, String small) {
      return small.contains(hint) && pattern.matcher(sql).find();
    }
  }
}
