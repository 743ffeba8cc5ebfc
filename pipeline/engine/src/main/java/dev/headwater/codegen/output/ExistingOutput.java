package dev.headwater.codegen.output;

import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.schema.SchemaFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of an output folder right now, compared with its manifest, and of the schema folder,
 * which the manifest lists, too. Reads only.
 *
 * @param manifest the files that Headwater wrote there
 * @param schema nothing where there is no schema folder
 */
public record ExistingOutput(
    boolean exists, Manifest manifest, FileChanges classes, FileChanges schema) {

  /**
   * Looks at every byte of the folders.
   *
   * @param schema the schema folder; empty where nobody wants one
   */
  public static ExistingOutput in(Path folder, Optional<Path> schema) throws IOException {
    Manifest manifest = Manifest.read(folder);
    return new ExistingOutput(
        Files.isDirectory(folder),
        manifest,
        FileChanges.of(manifest.files(), Manifest.filesIn(folder)),
        schema.isPresent()
            ? FileChanges.of(manifest.schema(), SchemaFolder.filesIn(schema.get()))
            : FileChanges.NONE);
  }

  /** Whether every class is as it was written, and no other file is there. */
  public boolean isIntact() {
    return exists && classes.isEmpty();
  }

  /** How many files are there, without those of the schema folder. */
  public int size() {
    return manifest.files().size() - classes.missing().size() + classes.added().size();
  }

  /**
   * Why the folders will not do for this fingerprint; empty when they will.
   *
   * @param files what the folder holds, in a word
   */
  public List<String> reasonsAgainst(Fingerprint wanted, String files) {
    if (!exists) {
      return List.of("there are no " + files + " yet");
    }
    if (manifest.madeFrom().isEmpty()) {
      return List.of("it is not known what the " + files + " were made from");
    }
    List<String> reasons = new ArrayList<>(wanted.since(manifest.madeFrom().get()));
    classes.words().forEach(reasons::add);
    schema.words().forEach(change -> reasons.add("schema file " + change));
    return reasons;
  }
}
