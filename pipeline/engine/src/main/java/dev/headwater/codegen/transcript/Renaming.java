package dev.headwater.codegen.transcript;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes the differences between two databases with the same schema: an OID becomes the number of
 * its first appearance, and the random name of a database on a server becomes {@code postgres}.
 */
final class Renaming {

  /** The name of a routine, an underscore and its OID. */
  private static final Pattern SPECIFIC_NAME = Pattern.compile("(?s)(.*)_(\\d+)");

  private final Map<String, Integer> oids = new HashMap<>();

  /** The names of routines with their OIDs, by the names without. */
  private final Map<String, Set<String>> specificNames = new HashMap<>();

  private final String database;

  /**
   * @param database the name of the database
   */
  Renaming(String database) {
    this.database = database;
  }

  /**
   * A value as it is compared.
   *
   * @param type the column's type, as PostgreSQL calls it
   * @param label the column's name
   */
  String of(String value, String type, String label) {
    if (type.equals("oid")) {
      return oid(value);
    }
    if (label.endsWith("specific_name")) {
      Matcher name = SPECIFIC_NAME.matcher(value);
      if (!name.matches()) {
        return value;
      }
      specificNames.computeIfAbsent(name.group(1), any -> new HashSet<>()).add(value);
      return name.group(1) + "_" + oid(name.group(2));
    }
    return database.startsWith("headwater_") ? value.replace(database, "postgres") : value;
  }

  /** The text of a question that names an OID out of an earlier answer, without that OID. */
  Optional<String> forgotten(String text) {
    Matcher name = SPECIFIC_NAME.matcher(text);
    Integer number = name.matches() ? oids.get(name.group(2)) : null;
    return number == null ? Optional.empty() : Optional.of(name.group(1) + "_" + number);
  }

  /**
   * The name with the OID that has this place here, or with the OID of the only routine of this
   * name. Empty when there is neither.
   */
  Optional<String> remembered(String forgotten) {
    Matcher name = SPECIFIC_NAME.matcher(forgotten);
    if (!name.matches()) {
      return Optional.empty();
    }
    Set<String> alike = specificNames.getOrDefault(name.group(1), Set.of());
    Optional<String> inPlace =
        oids.entrySet().stream()
            .filter(oid -> name.group(2).equals(String.valueOf(oid.getValue())))
            .map(oid -> name.group(1) + "_" + oid.getKey())
            .findFirst();
    return inPlace.filter(alike::contains).isEmpty() && alike.size() == 1
        ? alike.stream().findFirst()
        : inPlace;
  }

  private String oid(String value) {
    return "oid " + oids.computeIfAbsent(value, unknown -> oids.size());
  }
}
