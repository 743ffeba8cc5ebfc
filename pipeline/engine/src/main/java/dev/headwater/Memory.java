package dev.headwater;

import dev.headwater.cache.OutputCache;
import dev.headwater.catalogue.Transcript;
import dev.headwater.catalogue.Transcripts;
import dev.headwater.database.choice.ExpectedPostgres;
import dev.headwater.database.runs.CacheRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What runs leave for later ones in the cache folder. Without it everything still works, only
 * slower.
 *
 * @param folder empty when no cache folder can be written
 */
record Memory(PipelineRequest request, Optional<Path> folder) {

  static Memory of(PipelineRequest request) {
    try {
      Path folder = CacheRoot.writable(request.cacheDirectory(), PipelineListener.SILENT);
      return new Memory(request, Optional.of(folder));
    } catch (PipelineException e) {
      return new Memory(request, Optional.empty());
    }
  }

  /** The classes of earlier runs. */
  OutputCache classes(PipelineListener listener) {
    return OutputCache.of(request.caches(), folder, listener);
  }

  /** What jOOQ saw when it made these classes. */
  Optional<Transcript> seen(String classes) {
    try {
      return folder.isEmpty() ? Optional.empty() : transcripts(folder.get()).find(classes);
    } catch (IOException e) {
      return Optional.empty(); // evicted by another build, or not readable: jOOQ asks itself
    }
  }

  void keepSeen(String classes, Transcript transcript, PipelineListener listener) {
    try {
      if (folder.isPresent()) {
        transcripts(folder.get()).keep(classes, transcript);
      }
    } catch (IOException e) {
      listener.warned("what jOOQ saw is not kept for later runs: " + e);
    }
  }

  /** The PostgreSQL that runs of this request get. */
  ExpectedPostgres postgres() {
    return new ExpectedPostgres(request.database(), folder.map(at -> at.resolve("known")));
  }

  private static Transcripts transcripts(Path folder) {
    return new Transcripts(folder.resolve("catalogues"));
  }
}
