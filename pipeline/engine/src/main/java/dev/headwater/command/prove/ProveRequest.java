package dev.headwater.command.prove;

import dev.headwater.codegen.GenerateRequest;
import java.util.Optional;

/**
 * The proof to make.
 *
 * @param database for a throwaway database at the migrations as they are
 * @param base the branch whose migrations are left out; empty for all migrations
 */
public record ProveRequest(GenerateRequest database, Optional<String> base) {}
