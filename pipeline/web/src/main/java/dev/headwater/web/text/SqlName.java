package dev.headwater.web.text;

/** Names as SQL writes them. */
public final class SqlName {

  private SqlName() {}

  /** The name without quotes; of a routine without its arguments. */
  public static String plain(String sql) {
    if (sql.startsWith("\"")) {
      int end = 1;
      while (end < sql.length() && (sql.charAt(end) != '"' || sql.startsWith("\"\"", end))) {
        end += sql.charAt(end) == '"' ? 2 : 1;
      }
      return sql.substring(1, Math.min(end, sql.length())).replace("\"\"", "\"");
    }
    int end = sql.indexOf('(');
    return end > 0 ? sql.substring(0, end) : sql;
  }

  /** The name of a routine as SQL writes it, without its arguments. */
  public static String withoutArguments(String sql) {
    int quotes = sql.startsWith("\"") ? plain(sql).replace("\"", "\"\"").length() + 2 : 0;
    int end = sql.indexOf('(', quotes);
    return end < 0 ? sql : sql.substring(0, end);
  }
}
