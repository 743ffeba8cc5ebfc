package dev.headwater.output;

import dev.headwater.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What an output folder holds right now, compared with what it should hold. Reads only.
 *
 * @param manifest what Headwater wrote there
 * @param differences files that are not as they were written: edited, deleted or added
 */
public record ExistingOutput(boolean exists, Manifest manifest, List<String> differences) {

  public ExistingOutput {
    differences = List.copyOf(differences);
  }

  /** Looks at every byte of the folder. */
  public static ExistingOutput in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new ExistingOutput(false, Manifest.read(folder), List.of());
    }
    Manifest manifest = Manifest.read(folder);
    SortedMap<String, String> there = Manifest.filesIn(folder);
    List<String> differences = new ArrayList<>();
    manifest
        .files()
        .forEach(
            (name, hash) -> {
              String now = there.remove(name);
              if (now == null) {
                differences.add(name + " is gone");
              } else if (!now.equals(hash)) {
                differences.add(name + " was edited");
              }
            });
    there.keySet().forEach(name -> differences.add(name + " was added"));
    return new ExistingOutput(true, manifest, differences);
  }

  /** Whether every byte is as a run with this fingerprint made it. */
  public boolean isMadeFrom(Fingerprint wanted) {
    return reasonsAgainst(wanted).isEmpty();
  }

  /** Why the folder will not do for this fingerprint; empty when it will. */
  public List<String> reasonsAgainst(Fingerprint wanted) {
    if (!exists) {
      return List.of("there are no classes yet");
    }
    if (manifest.madeFrom().isEmpty()) {
      return List.of("it is not known what the classes were made from");
    }
    List<String> reasons = new ArrayList<>(wanted.since(manifest.madeFrom().get()));
    reasons.addAll(differences);
    return reasons;
  }
}
