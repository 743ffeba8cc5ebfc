package dev.headwater.command.bundle;

import dev.headwater.database.real.RealDatabase;

/**
 * One of several databases on which a run works.
 *
 * @param service its name in {@code pg_service.conf}
 */
public record Target(String service, RealDatabase database) {}
