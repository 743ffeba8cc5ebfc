package dev.headwater.database;

import dev.headwater.PipelineRequest;
import dev.headwater.migrations.NeededExtension;
import java.util.List;

/**
 * What a provider must serve.
 *
 * @param extensions what the init scripts and migrations create
 */
public record DatabaseOrder(PipelineRequest request, List<NeededExtension> extensions) {

  public DatabaseOrder {
    extensions = List.copyOf(extensions);
  }
}
