package dev.headwater.codegen.fingerprint;

import dev.headwater.io.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Everything that the classes are made from. Two checkouts of the same project have the same
 * fingerprint, whatever their folder, their machine and their operating system.
 *
 * @param inputs hash of the content by the input's name, such as {@code migration V1__users.sql}
 * @param sums checksums of the same contents, which tell faster whether one was edited
 */
public record Fingerprint(SortedMap<String, String> inputs, SortedMap<String, String> sums) {

  public Fingerprint {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
  }

  /** All inputs as one hash. */
  public String key() {
    StringBuilder text = new StringBuilder();
    inputs.forEach((name, hash) -> text.append(hash).append(' ').append(name).append('\n'));
    return Sha256.of(text.toString());
  }

  /** The same with one input of another one. */
  public Fingerprint with(String input, Fingerprint other) {
    return new Fingerprint(
        replaced(inputs, input, other.inputs), replaced(sums, input, other.sums));
  }

  private static SortedMap<String, String> replaced(
      SortedMap<String, String> of, String input, SortedMap<String, String> by) {
    SortedMap<String, String> all = new TreeMap<>(of);
    all.put(input, Objects.requireNonNull(by.get(input), input));
    return all;
  }

  /** The same without some of its inputs. */
  Fingerprint without(Predicate<String> input) {
    SortedMap<String, String> fewer = new TreeMap<>(inputs);
    fewer.keySet().removeIf(input);
    SortedMap<String, String> fewerSums = new TreeMap<>(sums);
    fewerSums.keySet().removeIf(input);
    return new Fingerprint(fewer, fewerSums);
  }

  /**
   * The differences from an earlier fingerprint, such as {@code migration V1__users.sql changed}.
   */
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
