package dev.headwater.codegen.output;

import dev.headwater.codegen.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The content of an output folder right now, compared with its manifest. Reads only.
 *
 * @param manifest the files that Headwater wrote there
 * @param missing files that it wrote and that are gone
 * @param edited files that are not as it wrote them
 * @param added files that it did not write
 */
public record ExistingOutput(
    boolean exists,
    Manifest manifest,
    List<String> missing,
    List<String> edited,
    List<String> added) {

  public ExistingOutput {
    missing = List.copyOf(missing);
    edited = List.copyOf(edited);
    added = List.copyOf(added);
  }

  /** Looks at every byte of the folder. */
  public static ExistingOutput in(Path folder) throws IOException {
    Manifest manifest = Manifest.read(folder);
    SortedMap<String, String> there = Manifest.filesIn(folder);
    List<String> missing = new ArrayList<>();
    List<String> edited = new ArrayList<>();
    for (Map.Entry<String, String> file : manifest.files().entrySet()) {
      String now = there.remove(file.getKey());
      if (now == null) {
        missing.add(file.getKey());
      } else if (!now.equals(file.getValue())) {
        edited.add(file.getKey());
      }
    }
    List<String> added = List.copyOf(there.keySet());
    return new ExistingOutput(Files.isDirectory(folder), manifest, missing, edited, added);
  }

  /** Whether every file is as it was written, and no other one is there. */
  public boolean isIntact() {
    return exists && missing.isEmpty() && edited.isEmpty() && added.isEmpty();
  }

  /** How many files are there. */
  public int size() {
    return manifest.files().size() - missing.size() + added.size();
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
    missing.forEach(name -> reasons.add(name + " is gone"));
    edited.forEach(name -> reasons.add(name + " was edited"));
    added.forEach(name -> reasons.add(name + " was added"));
    return reasons;
  }
}
