package dev.headwater.spi;

import java.util.Optional;

/**
 * A migration that the tool finds in the locations.
 *
 * @param version empty for a repeatable migration
 * @param type as the tool writes it into its history, {@code SQL} or {@code JDBC}
 * @param script its name below its location, {@code V2__x.sql}; of a Java migration its class
 * @param checksum as the tool writes it into its history; most Java migrations have none
 */
public record FoundMigration(
    String version, String description, String type, String script, Optional<Integer> checksum) {}
