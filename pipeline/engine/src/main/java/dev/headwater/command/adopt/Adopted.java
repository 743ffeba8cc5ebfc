package dev.headwater.command.adopt;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A baseline migration that was written.
 *
 * @param database in a word
 * @param postgres the version of its server
 * @param files the migration, and perhaps Flyway's settings for it
 * @param statements how many the migration has
 * @param against why it is not proven; empty when it is
 * @param roles that the schema names, and that must be there before
 * @param histories tables that look like the history of another tool, by the name of the tool
 * @param stamp the SQL that tells Flyway what the database has
 * @param notModelled the number of objects of each kind about which Headwater knows nothing
 */
public record Adopted(
    String database,
    String postgres,
    List<Path> files,
    int statements,
    List<String> against,
    List<String> roles,
    Map<String, String> histories,
    String stamp,
    Map<String, Long> notModelled) {

  public Adopted {
    files = List.copyOf(files);
    against = List.copyOf(against);
    roles = List.copyOf(roles);
    histories = Map.copyOf(histories);
    notModelled = Map.copyOf(notModelled);
  }
}
