package dev.headwater.apply.status;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * How a row came into Flyway's history table.
 *
 * @param rank its place among the rows
 * @param on in the time zone of the session that wrote it, which the table does not say
 * @param by the user
 */
public record Installed(int rank, LocalDateTime on, Duration took, String by) {}
