package dev.headwater.database.snapshots;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What in a script makes the state after it depend on more than the scripts, or lets it live on in
 * the session where no snapshot can hold it. Where in doubt, there is no snapshot.
 */
final class ScriptRules {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

  /** Values that Flyway takes from this machine or this moment. */
  private static final String MOMENT = "flyway:(?!(defaultSchema|table|user)\\b)";

  /** Files and servers outside of the database. */
  private static final String OUTSIDE =
      "\\bcopy\\b[^;]{0,4000}?\\bfrom\\s+(program\\b|e?'|\\$)|\\bpg_(read|ls|stat)_\\w*(file|dir)"
          + "|\\blo_import\\b|\\bdblink|\\b(file|postgres)_fdw\\b|\\bimport\\s+foreign\\b"
          + "|\\bcreate\\s+(subscription|tablespace)\\b|\\bload\\s+'";

  /** What counts for new sessions, or for a server that starts anew. */
  private static final String LATER = "\\balter\\s+system\\b";

  private static final Pattern REACHES_OUT =
      Pattern.compile(MOMENT + "|" + OUTSIDE + "|" + LATER, FLAGS);

  /** A variable of the session, which PostgreSQL does not list. */
  private static final Pattern SETS_VARIABLE =
      Pattern.compile(
          "\\bset\\s+(session\\s+)?\"?\\w+\"?\\s*\\.\\s*\"?\\w+\"?\\s*(=|\\bto\\b)"
              + "|\\bset_config\\s*\\(\\s*(?!'\\w+'\\s*,)",
          FLAGS);

  private static final Pattern READS_VARIABLE =
      Pattern.compile("\\bcurrent_setting\\b|\\bshow\\s+\"?\\w+\"?\\s*\\.", FLAGS);

  private static final Pattern READS_SERVER =
      Pattern.compile(
          "current_database|current_catalog|pg_database|datname|(?<!\\bpg)_catalog\\b|catalog_name"
              + "|pg_(roles|user|authid|auth_members|group|has_role|shdescription)|regrole|rolname",
          FLAGS);

  private static final Pattern ENDS_ITS_TRANSACTION =
      Pattern.compile("\\s*(commit|end|rollback|abort|begin|start|prepare|savepoint)\\b.*", FLAGS);

  /**
   * One of these is in whatever {@link #REACHES_OUT} finds; looked for first, because it is fast.
   */
  private static final List<String> HINTS_OF_REACHING_OUT =
      List.of(
          "flyway:",
          "copy",
          "pg_read",
          "pg_ls",
          "pg_stat",
          "lo_import",
          "dblink",
          "_fdw",
          "foreign",
          "subscription",
          "tablespace",
          "load",
          "system");

  private ScriptRules() {}

  /** Whether the state depends on more than the scripts. */
  static boolean reachesOut(String sql) {
    String small = sql.toLowerCase(Locale.ROOT);
    return HINTS_OF_REACHING_OUT.stream().anyMatch(small::contains)
        && REACHES_OUT.matcher(sql).find();
  }

  static boolean setsVariable(String sql) {
    return SETS_VARIABLE.matcher(sql).find();
  }

  static boolean readsVariable(String sql) {
    String small = sql.toLowerCase(Locale.ROOT);
    return (small.contains("current_setting") || small.contains("show"))
        && READS_VARIABLE.matcher(sql).find();
  }

  /** Whether what is made may depend on the name of the database, or on which roles there are. */
  static boolean readsServer(String sql) {
    return READS_SERVER.matcher(sql).find();
  }

  /** Whether a statement leaves something of its script behind, even when the script fails. */
  static boolean endsItsTransaction(String statement) {
    return ENDS_ITS_TRANSACTION.matcher(statement).matches();
  }
}
