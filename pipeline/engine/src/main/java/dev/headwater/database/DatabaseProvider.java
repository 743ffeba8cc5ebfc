package dev.headwater.database;

import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest;

/** Makes throwaway databases. */
public interface DatabaseProvider {

  /**
   * Opens a fresh, empty database that has answered a query.
   *
   * @throws dev.headwater.PipelineException when it cannot serve the request
   */
  ThrowawayDatabase open(PipelineRequest request, PipelineListener listener);
}
