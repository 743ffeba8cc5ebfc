package dev.headwater.command.check;

import java.util.List;
import java.util.Optional;

/**
 * The differences between the existing files and the expected ones.
 *
 * @param missing files that should be there
 * @param orphan files that should not be there
 * @param inputs the inputs that changed since the classes were made; a full check does not compare
 *     them
 */
public record Differences(
    List<String> missing, List<Changed> changed, List<String> orphan, List<String> inputs) {

  public static final Differences NONE =
      new Differences(List.of(), List.of(), List.of(), List.of());

  public Differences {
    missing = List.copyOf(missing);
    changed = List.copyOf(changed);
    orphan = List.copyOf(orphan);
    inputs = List.copyOf(inputs);
  }

  public boolean isEmpty() {
    return missing.isEmpty() && changed.isEmpty() && orphan.isEmpty() && inputs.isEmpty();
  }

  /**
   * A file with another text.
   *
   * @param texts empty when only hashes are known
   */
  public record Changed(String file, Optional<Texts> texts) {}

  /** With Unix' line ends. */
  public record Texts(String there, String wanted) {}
}
