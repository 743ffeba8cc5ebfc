package dev.headwater.bench;

import dev.headwater.bench.contestant.Pom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** One contestant's copy of a subject, as a Maven project of its own. */
public record Project(Path folder, Subject subject) {

  private static final String MIGRATIONS = "src/main/resources/db/migration";

  /** Writes it anew. */
  public void create(String pom) throws IOException {
    Folders.delete(folder);
    // Maven takes its options from the next .mvn above, and Headwater's own sources have one.
    Files.createDirectories(folder.resolve(".mvn"));
    Files.writeString(folder.resolve("pom.xml"), pom);
    for (Map.Entry<String, byte[]> file : subject.files().entrySet()) {
      Path target = migration(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }

  /** As if nobody had built it here, and with the last migration as it was. */
  public void forget() throws IOException {
    Folders.delete(folder.resolve("target"));
    Files.write(migration(subject.last()), subject.files().get(subject.last()));
  }

  public void edit(int edit) throws IOException {
    Files.writeString(migration(subject.last()), subject.edited(edit));
  }

  /** How many classes there are. */
  public int classes() throws IOException {
    Path sources = folder.resolve("target/generated-sources");
    if (!Files.exists(sources)) {
      return 0;
    }
    try (Stream<Path> walk = Files.walk(sources)) {
      return (int) walk.filter(file -> file.toString().endsWith(".java")).count();
    }
  }

  /** Whether the classes know an edit. */
  public boolean knows(int edit) {
    // Looked for by its path: while the classes are exchanged, a walk could miss its folder.
    Path tables = Path.of(Pom.PACKAGE.replace('.', '/'), "tables", Subject.classOf(edit));
    return Stream.of("headwater", "jooq")
        .anyMatch(
            sources ->
                Files.exists(
                    folder.resolve("target/generated-sources").resolve(sources).resolve(tables)));
  }

  private Path migration(String file) {
    return folder.resolve(MIGRATIONS).resolve(file);
  }
}
