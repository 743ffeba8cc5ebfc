package dev.headwater.command.adopt;

import dev.headwater.codegen.GenerateRequest;
import java.util.List;

/**
 * The database to adopt is given apart, as a real one.
 *
 * @param database for a throwaway database; there are no migrations yet
 * @param ignore patterns of objects that are left out
 */
public record AdoptRequest(GenerateRequest database, List<String> ignore) {

  public AdoptRequest {
    ignore = List.copyOf(ignore);
  }
}
