package dev.headwater.spi;

import java.util.List;

/**
 * The result of a successful generation.
 *
 * @param leftOut the objects that got no class, as {@code partitions: usage_log_2026_01}
 * @param tables the tables and views that got one
 */
public record CodegenReport(
    List<String> warnings, List<String> leftOut, List<GeneratedTable> tables) {}
