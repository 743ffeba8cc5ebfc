package dev.headwater.command.repair;

import dev.headwater.codegen.GenerateRequest;

/**
 * The real database is given apart.
 *
 * @param migrations for a throwaway database at the migrations as they are
 */
public record RepairRequest(GenerateRequest migrations) {}
