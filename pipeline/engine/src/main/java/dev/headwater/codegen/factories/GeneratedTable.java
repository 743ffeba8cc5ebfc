package dev.headwater.codegen.factories;

/**
 * The class that jOOQ made for a table.
 *
 * @param type its full name
 * @param constant the full name of its instance
 * @param record the full name of the class of its rows
 */
record GeneratedTable(String type, String constant, String record) {

  String simpleName() {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
