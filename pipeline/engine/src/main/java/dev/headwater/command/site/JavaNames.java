package dev.headwater.command.site;

import dev.headwater.catalog.Id;
import java.util.Map;
import java.util.Set;

/**
 * The Java names of a schema.
 *
 * @param shown the class of a table, and the field of a column as code writes it
 * @param members the column of each field and accessor: {@code com.example.db.tables.Users.EMAIL},
 *     {@code com.example.db.tables.records.UsersRecord.getEmail}
 * @param tables the table of each class: {@code com.example.db.tables.Users}
 * @param generated the names of all generated classes
 */
public record JavaNames(
    Map<Id, String> shown, Map<String, Id> members, Map<String, Id> tables, Set<String> generated) {

  /** For a project without classes. */
  public static final JavaNames NONE = new JavaNames(Map.of(), Map.of(), Map.of(), Set.of());

  public JavaNames {
    shown = Map.copyOf(shown);
    members = Map.copyOf(members);
    tables = Map.copyOf(tables);
    generated = Set.copyOf(generated);
  }
}
