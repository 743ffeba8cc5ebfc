package dev.headwater.command.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Kinds of objects that can be required to have a comment. */
public enum Documented {
  TABLES,
  VIEWS,
  COLUMNS,
  TYPES,
  ROUTINES;

  /** As users write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that a word means. */
  public static Optional<Documented> of(String word) {
    return Stream.of(values()).filter(one -> one.word().equals(word.strip())).findFirst();
  }

  /** All words, as a message shows them. */
  public static String words() {
    return String.join(", ", List.of(values()).stream().map(Documented::word).toList());
  }
}
