package dev.headwater.fingerprint;

import dev.headwater.files.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that the classes are made from. Two checkouts of the same project have the same
 * fingerprint, whatever their folder, their machine and their operating system.
 *
 * @param inputs hash of the content by the input's name, such as {@code migration V1__users.sql}
 */
public record Fingerprint(SortedMap<String, String> inputs) {

  public Fingerprint {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }

  /** All inputs as one hash. */
  public String key() {
    StringBuilder text = new StringBuilder();
    inputs.forEach((name, hash) -> text.append(hash).append(' ').append(name).append('\n'));
    return Sha256.of(text.toString());
  }

  /** The same with one input of another one. */
  public Fingerprint with(String input, Fingerprint other) {
    SortedMap<String, String> all = new TreeMap<>(inputs);
    all.put(input, Objects.requireNonNull(other.inputs.get(input), input));
    return new Fingerprint(all);
  }

  /** What is different since an earlier one, such as {@code migration V1__users.sql changed}. */
  public List<String> since(Fingerprint earlier) {
    List<String> differences = new ArrayList<>();
    inputs.forEach(
        (name, hash) -> {
          String before = earlier.inputs.get(name);
          if (before == null) {
            differences.add(name + " is new");
          } else if (!before.equals(hash)) {
            differences.add(name + " changed");
          }
        });
    earlier.inputs.keySet().stream()
        .filter(name -> !inputs.containsKey(name))
        .forEach(name -> differences.add(name + " is gone"));
    return differences;
  }
}
