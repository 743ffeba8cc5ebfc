package dev.headwater.codegen.cache;

import dev.headwater.codegen.ClassCaches;
import dev.headwater.codegen.ClassCaches.RemoteCache;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.output.ExistingOutput;
import dev.headwater.codegen.output.OutputFolder;
import dev.headwater.io.Checksum;
import dev.headwater.io.Sha256;
import dev.headwater.io.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A project's classes: made by a run, kept, and restored elsewhere. */
final class Classes {

  private final Path folder;
  private final List<String> warnings = new ArrayList<>();
  private long megabytes = 64;
  private Optional<RemoteCache> remote = Optional.empty();

  Classes(Path folder) {
    this.folder = folder;
  }

  Classes megabytes(long value) {
    megabytes = value;
    return this;
  }

  Classes remote(RemoteCache value) {
    remote = Optional.of(value);
    return this;
  }

  /** The same for every project with these migrations. */
  static Fingerprint madeFrom(String migrations) {
    return new Fingerprint(
        new TreeMap<>(Map.of("migration V1__a.sql", Sha256.of(migrations))),
        new TreeMap<>(Map.of("migration V1__a.sql", Checksum.of(migrations))));
  }

  /** What a run makes. */
  static String text(String migrations) {
    return "/* made from " + migrations + " */\n";
  }

  private OutputCache cache() {
    ClassCaches choice = new ClassCaches(megabytes, remote);
    GenerateListener listener =
        new GenerateListener() {
          @Override
          public void warned(String text) {
            synchronized (warnings) {
              warnings.add(text);
            }
          }
        };
    return OutputCache.of(choice, Optional.of(folder), listener);
  }

  /** A run that generates, and keeps what it made. */
  void make(String migrations) throws IOException {
    make(migrations, text(migrations));
  }

  void make(String migrations, String text) throws IOException {
    Path made = Files.createTempDirectory("headwater-made");
    Path output = made.resolve("java");
    try (OutputFolder taken = OutputFolder.take(output, output, Optional.empty())) {
      Path file = taken.staging().resolve("db/A.java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      taken.publish(Optional.of(madeFrom(migrations)));
      cache().keep(taken);
    }
    Trees.delete(made);
  }

  /** Where a run without classes gets them from; empty when it must make them. */
  Optional<String> restore(String migrations) throws IOException {
    Path target = Files.createTempDirectory("headwater-restored");
    Optional<String> from = cache().restore(madeFrom(migrations), target);
    if (from.isPresent()) {
      if (!ExistingOutput.in(target, Optional.empty())
              .reasonsAgainst(madeFrom(migrations), "classes")
              .isEmpty()
          || !Files.readString(target.resolve("db/A.java")).equals(text(migrations))) {
        throw new AssertionError("wrong classes from " + from.get());
      }
    } else {
      try (var left = Files.list(target)) {
        if (left.findAny().isPresent()) {
          throw new AssertionError("something is left in " + target);
        }
      }
    }
    Trees.delete(target);
    return from;
  }

  /** Also forgets them. */
  List<String> warnings() {
    List<String> said = List.copyOf(warnings);
    warnings.clear();
    return said;
  }
}
