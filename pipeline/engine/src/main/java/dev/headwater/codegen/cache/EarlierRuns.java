package dev.headwater.codegen.cache;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.transcript.Transcript;
import dev.headwater.codegen.transcript.Transcripts;
import dev.headwater.io.CacheRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of earlier runs in the cache folder. Without them everything works, only slower. The
 * folder is looked for when it is needed: a build with nothing to do does not need it.
 */
public final class EarlierRuns {

  private final GenerateRequest request;
  private @Nullable Optional<Path> folder;

  public EarlierRuns(GenerateRequest request) {
    this.request = request;
  }

  /** Empty when no cache folder can be written. */
  private Optional<Path> folder() {
    if (folder == null) {
      folder = CacheRoot.ifWritable(request.folders().cache());
    }
    return folder;
  }

  /** The classes of earlier runs. */
  public OutputCache classes(GenerateListener listener) {
    return OutputCache.of(request.classes(), folder().or(this::readable), listener);
  }

  /** A folder that cannot be written may hold the classes all the same. */
  private Optional<Path> readable() {
    return Optional.of(request.folders().cache()).filter(Files::isReadable);
  }

  /** The transcript of the run that made these classes. */
  public Optional<Transcript> seen(String classes) {
    try {
      return folder().isEmpty() ? Optional.empty() : transcripts(folder().get()).find(classes);
    } catch (IOException e) {
      return Optional.empty(); // evicted by another build, or not readable: jOOQ asks itself
    }
  }

  public void keepSeen(String classes, Transcript transcript, GenerateListener listener) {
    try {
      if (folder().isPresent()) {
        transcripts(folder().get()).keep(classes, transcript);
      }
    } catch (IOException e) {
      listener.warned("what jOOQ saw is not kept for later runs: " + e);
    }
  }

  private static Transcripts transcripts(Path folder) {
    return new Transcripts(folder.resolve("catalogues"));
  }
}
