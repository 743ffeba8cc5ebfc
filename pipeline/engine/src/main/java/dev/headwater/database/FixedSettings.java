package dev.headwater.database;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Settings that are the same in every throwaway database, wherever it comes from. */
public final class FixedSettings {

  /** These settings change the text of a query's result, or the meaning of a migration. */
  private static final Map<String, String> MEANING =
      Map.ofEntries(
          Map.entry("bytea_output", "hex"),
          Map.entry("client_min_messages", "notice"),
          Map.entry("datestyle", "ISO, MDY"),
          Map.entry("default_tablespace", ""),
          Map.entry("default_text_search_config", "pg_catalog.english"), // as initdb writes it
          Map.entry("default_transaction_isolation", "read committed"),
          Map.entry("default_transaction_read_only", "off"),
          Map.entry("extra_float_digits", "1"),
          Map.entry("idle_in_transaction_session_timeout", "0"),
          Map.entry("intervalstyle", "postgres"),
          Map.entry("lc_monetary", "C"),
          Map.entry("lc_numeric", "C"),
          Map.entry("lc_time", "C"),
          Map.entry("lock_timeout", "0"),
          Map.entry("quote_all_identifiers", "off"),
          Map.entry("search_path", "\"$user\", public"),
          Map.entry("standard_conforming_strings", "on"),
          Map.entry("statement_timeout", "0"),
          Map.entry("timezone", "UTC"),
          Map.entry("xmloption", "content"));

  /**
   * These settings make Headwater's own server fast and small. Nothing in the database is worth an
   * fsync; no parallel workers, so that a small {@code /dev/shm} is enough; JIT only slows down
   * catalogue queries.
   */
  private static final Map<String, String> THROWAWAY =
      Map.ofEntries(
          Map.entry("fsync", "off"),
          Map.entry("synchronous_commit", "off"),
          Map.entry("full_page_writes", "off"),
          Map.entry("autovacuum", "off"),
          Map.entry("jit", "off"),
          Map.entry("max_locks_per_transaction", "1024"),
          Map.entry("max_prepared_transactions", "20"),
          Map.entry("max_parallel_workers_per_gather", "0"),
          Map.entry("max_parallel_maintenance_workers", "0"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("lc_messages", "C"));

  private FixedSettings() {}

  /**
   * For a database inside a server that others use, too: settings that any user may make for their
   * own database.
   *
   * @param major of the server, because not every server knows every setting
   */
  public static Map<String, String> ofDatabase(int major, Map<String, String> users) {
    Map<String, String> settings = new TreeMap<>(MEANING);
    settings.put("jit", "off");
    settings.put("synchronous_commit", "off");
    if (major >= 14) {
      settings.put("idle_session_timeout", "0");
    }
    if (major >= 17) {
      settings.put("transaction_timeout", "0");
    }
    return with(settings, users);
  }

  /** The settings for Headwater's own server. */
  public static Map<String, String> ofServer(Map<String, String> users) {
    Map<String, String> settings = new TreeMap<>(MEANING);
    settings.putAll(THROWAWAY);
    return with(settings, users);
  }

  /** The settings for a server that a developer keeps: nothing is faster than it is safe. */
  public static Map<String, String> ofDevelopment() {
    Map<String, String> settings = new TreeMap<>(MEANING);
    settings.put("lc_messages", "C");
    settings.put("log_timezone", "UTC");
    return settings;
  }

  /** The time zone of every session; the JDBC driver would ask for the one of this machine. */
  public static String timeZone(Map<String, String> users) {
    return with(new TreeMap<>(MEANING), users).getOrDefault("timezone", "UTC");
  }

  /** The user's settings win; PostgreSQL does not tell upper from lower case in their names. */
  private static Map<String, String> with(Map<String, String> settings, Map<String, String> users) {
    users.forEach((name, value) -> settings.put(name.toLowerCase(Locale.ROOT), value));
    return settings;
  }
}
