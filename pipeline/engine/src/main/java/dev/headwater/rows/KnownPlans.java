package dev.headwater.rows;

import dev.headwater.io.KeptFiles;
import dev.headwater.rows.PlanText.Proven;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Plans that earlier runs have proven, each in a file that bears the hash of its table's facts. */
final class KnownPlans {

  private static final String ENDING = ".plan";
  private static final int MOST_FILES = 5000;
  private static final long MOST_BYTES = 20_000_000;

  private final Optional<Path> folder;
  private final FactText facts;

  /**
   * @param folder empty where nothing is kept
   */
  KnownPlans(Optional<Path> folder, FactText facts) {
    this.folder = folder;
    this.facts = facts;
  }

  Optional<Proven> find(TableShape table) throws IOException {
    Optional<Path> file = file(table);
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      return Optional.empty();
    }
    KeptFiles.use(file.get());
    return new PlanText(facts.shapes(), table).read(Files.readString(file.get()));
  }

  void keep(TableShape table, Proven proven) throws IOException {
    Optional<Path> file = file(table);
    if (file.isPresent()) {
      String text = new PlanText(facts.shapes(), table).of(proven);
      KeptFiles.write(file.get(), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The least recently used ones go. */
  void evict() throws IOException {
    if (folder.isPresent()) {
      new KeptFiles(folder.get(), ENDING).evict(MOST_FILES, MOST_BYTES);
    }
  }

  private Optional<Path> file(TableShape table) {
    return folder.map(path -> path.resolve(facts.hash(table) + ENDING));
  }
}
