package dev.headwater.bench.measure;

import dev.headwater.bench.Scenario;

/** One contestant in one scenario on one schema. */
public record Cell(String subject, Scenario scenario, String contestant) {}
