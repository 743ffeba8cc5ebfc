package dev.headwater.apply;

/**
 * Data that goes on a way back, as it is known before.
 *
 * @param table as SQL names it, with its schema
 * @param column empty where the whole table goes
 */
public record ExpectedLoss(String table, String column) {

  boolean isOfTable() {
    return column.isEmpty();
  }

  String shown() {
    return isOfTable()
        ? "table " + table + ": its rows are lost"
        : "column " + table + "." + column + ": its values are lost";
  }
}
