package dev.headwater.command.dev;

import dev.headwater.codegen.GenerateRequest;

/**
 * A development database.
 *
 * @param project its migrations, its seeds, and the PostgreSQL that it wants
 * @param name a file name that no other project of this machine has
 */
public record DevRequest(GenerateRequest project, String name) {}
