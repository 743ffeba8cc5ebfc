package dev.headwater.codegen.cache;

import java.io.IOException;
import java.util.Optional;

/**
 * A place for entries in the layout of Bazel's HTTP caches: {@code ac} says by key what a result
 * consists of, {@code cas} holds contents by their own SHA-256.
 */
interface Store {

  /** The name of the store in messages. */
  String name();

  /**
   * An entry; empty when there is none.
   *
   * @throws IOException when the store cannot tell
   */
  Optional<byte[]> get(Kind kind, Wanted wanted) throws IOException;

  /**
   * An entry to look for.
   *
   * @param atMost how many bytes it can have; nobody can fill the memory with more
   */
  record Wanted(String hash, long atMost) {}

  /** Keeps an entry, in place of one that is there. */
  void put(Kind kind, String hash, byte[] content) throws IOException;

  /** Forgets an entry that is damaged. */
  void drop(Kind kind, String hash) throws IOException;

  /** Whether entries may be put here. */
  boolean isWritable();

  /** The two kinds of entries. */
  enum Kind {
    AC,
    CAS;

    String path() {
      return this == AC ? "ac" : "cas";
    }
  }
}
