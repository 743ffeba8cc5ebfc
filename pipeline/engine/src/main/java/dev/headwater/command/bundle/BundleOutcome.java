package dev.headwater.command.bundle;

import java.nio.file.Path;
import java.util.List;

/** How a bundle was made. */
public sealed interface BundleOutcome {

  Path jar();

  /** It is there already, made from the same. */
  record UpToDate(Path jar) implements BundleOutcome {}

  /**
   * It was made.
   *
   * @param migrations how many it has
   * @param postgres the versions of the servers on which the states were recorded
   */
  record Made(Path jar, int migrations, List<String> postgres, long bytes)
      implements BundleOutcome {

    public Made {
      postgres = List.copyOf(postgres);
    }
  }
}
