package dev.headwater.codegen.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The changes in the files of a folder since Headwater wrote them.
 *
 * @param missing files that are gone
 * @param edited files that are not as it wrote them
 * @param added files that it did not write
 */
public record FileChanges(List<String> missing, List<String> edited, List<String> added) {

  static final FileChanges NONE = new FileChanges(List.of(), List.of(), List.of());

  public FileChanges {
    missing = List.copyOf(missing);
    edited = List.copyOf(edited);
    added = List.copyOf(added);
  }

  /** Compares checksums by names. */
  static FileChanges of(SortedMap<String, String> written, SortedMap<String, String> there) {
    SortedMap<String, String> others = new TreeMap<>(there);
    List<String> missing = new ArrayList<>();
    List<String> edited = new ArrayList<>();
    for (Map.Entry<String, String> file : written.entrySet()) {
      String now = others.remove(file.getKey());
      if (now == null) {
        missing.add(file.getKey());
      } else if (!now.equals(file.getValue())) {
        edited.add(file.getKey());
      }
    }
    return new FileChanges(missing, edited, List.copyOf(others.keySet()));
  }

  boolean isEmpty() {
    return missing.isEmpty() && edited.isEmpty() && added.isEmpty();
  }

  /** In words, file by file. */
  Stream<String> words() {
    return Stream.of(
            missing.stream().map(name -> name + " is gone"),
            edited.stream().map(name -> name + " was edited"),
            added.stream().map(name -> name + " was added"))
        .flatMap(words -> words);
  }
}
