package dev.headwater.command.bundle;

import java.time.Duration;

/**
 * How long a bundle waits.
 *
 * @param database for one that does not answer yet
 * @param others while another run of a bundle works on the same database
 */
public record Patience(Duration database, Duration others) {}
