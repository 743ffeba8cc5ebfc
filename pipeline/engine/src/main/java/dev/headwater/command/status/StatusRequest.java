package dev.headwater.command.status;

import dev.headwater.codegen.GenerateRequest;

/**
 * The real database is given apart.
 *
 * @param migrations for a throwaway database at the migrations as they are
 */
public record StatusRequest(GenerateRequest migrations) {}
