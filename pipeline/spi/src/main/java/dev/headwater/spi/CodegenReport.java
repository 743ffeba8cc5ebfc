package dev.headwater.spi;

import java.util.List;

/**
 * What the user should know of a generation that went well.
 *
 * @param leftOut what no class was generated for, as {@code partitions: usage_log_2026_01}
 */
public record CodegenReport(List<String> warnings, List<String> leftOut) {}
