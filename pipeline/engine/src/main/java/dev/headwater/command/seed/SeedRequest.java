package dev.headwater.command.seed;

import dev.headwater.codegen.GenerateRequest;
import java.util.List;

/**
 * The real database is given apart.
 *
 * @param project names the folder of seeds
 * @param environments whose seeds come after the common ones
 */
public record SeedRequest(GenerateRequest project, List<String> environments) {

  public SeedRequest {
    environments = List.copyOf(environments);
  }
}
