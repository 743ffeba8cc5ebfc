package dev.headwater.spi;

import java.util.List;

/**
 * The messages of a successful generation for the user.
 *
 * @param leftOut the objects that got no class, as {@code partitions: usage_log_2026_01}
 */
public record CodegenReport(List<String> warnings, List<String> leftOut) {}
