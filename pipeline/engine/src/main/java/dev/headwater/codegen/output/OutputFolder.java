package dev.headwater.codegen.output;

import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.schema.SchemaFolder;
import dev.headwater.io.ExitHook;
import dev.headwater.io.NameProblem;
import dev.headwater.io.Trees;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The folder that the compiler reads. It is replaced as a whole by two renames, and files that did
 * not change are the same files as before, so incremental compilers stay incremental. Beside it,
 * for the time of a run, stand {@code .NAME.staging}, {@code .NAME.previous}, {@code .NAME.lock},
 * and {@code .NAME.moving} where the old folder cannot be renamed.
 */
public final class OutputFolder implements AutoCloseable {

  /** A run takes about as long to fail when its database is gone. */
  private static final int SECONDS_TO_FAIL = 5;

  private final Path root;
  private final Path folder;
  private final Optional<SchemaFolder> schema;
  private final String fixForForeignFiles;
  private final ExitHook hook = new ExitHook("headwater-output", this::closeOnExit);
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<OutputLock> lock = Optional.empty();

  private SortedMap<String, String> schemaFiles = new TreeMap<>();

  private OutputFolder(
      Path root, Path folder, Optional<SchemaFolder> schema, String fixForForeignFiles) {
    this.root = root;
    this.folder = folder;
    this.schema = schema;
    this.fixForForeignFiles = fixForForeignFiles;
  }

  /**
   * Takes the folder for one run, and mends what a killed run left.
   *
   * @param root the folder from which messages show paths
   * @param schema the folder for the schema as SQL; empty where nobody wants it
   * @throws ProblemException when another build has it, or when it holds files that Headwater did
   *     not write
   */
  public static OutputFolder take(Path root, Path folder, Optional<Path> schema)
      throws IOException {
    return take(
        new OutputFolder(
            root,
            folder,
            schema.map(path -> new SchemaFolder(root, path)),
            "move them away, or choose another folder: <outputDirectory>"));
  }

  /**
   * Takes a folder for other files than classes.
   *
   * @param root the folder from which messages show paths
   * @throws ProblemException as above
   */
  public static OutputFolder take(Path root, Path folder) throws IOException {
    return take(new OutputFolder(root, folder, Optional.empty(), "move them away"));
  }

  private static OutputFolder take(OutputFolder taken) throws IOException {
    Files.createDirectories(taken.folder.toAbsolutePath().getParent());
    taken.hook.set(); // before there is a lock
    try {
      taken.lock();
      taken.recover();
      taken.refuseForeignFiles();
      if (taken.schema.isPresent()) {
        taken.schema.get().refuseForeignFiles();
      }
      return taken;
    } catch (IOException | RuntimeException e) {
      taken.close();
      throw e;
    }
  }

  private synchronized void lock() throws IOException {
    lock = Optional.of(OutputLock.take(root, folder));
  }

  private void refuseIfClosed() {
    if (lock.isEmpty()) {
      throw new IllegalStateException("the JVM is going down");
    }
  }

  /** An empty folder to write into. */
  public synchronized Path staging() throws IOException {
    refuseIfClosed();
    Path staging = beside("staging");
    Trees.delete(staging);
    return Files.createDirectories(staging);
  }

  /** The folder with what was written since {@link #staging}. */
  public Path stagingNow() {
    return beside("staging");
  }

  /**
   * Moves staged files of the schema into their folder, before the classes are published or kept.
   *
   * @return empty where nobody wants them
   */
  public synchronized Optional<Classes> publishSchema() throws IOException {
    refuseIfClosed();
    if (schema.isEmpty()) {
      return Optional.empty();
    }
    Path staged = beside("staging").resolve(SchemaFolder.STAGED);
    schemaFiles = SchemaFolder.filesIn(staged);
    return Optional.of(schema.get().publish(staged));
  }

  /**
   * Makes what is in the staging folder the output, and writes down what it was made from.
   *
   * @param madeFrom empty when that is not known, so that the next run makes it anew
   * @throws ProblemException when a class lost its name in the locale of this JVM
   */
  public synchronized Classes publish(Optional<Fingerprint> madeFrom) throws IOException {
    refuseIfClosed();
    Path staging = beside("staging");
    Manifest made = new Manifest(madeFrom, Manifest.filesIn(staging), schemaFiles);
    ProblemException.throwIfAny(
        made.files().keySet().stream().filter(NameProblem::isLost).map(NameProblem::of).toList());
    SortedMap<String, String> before = Manifest.filesIn(folder);
    int unchanged = 0;
    for (var file : made.files().entrySet()) {
      if (file.getValue().equals(before.get(file.getKey()))) {
        reuse(folder.resolve(file.getKey()), staging.resolve(file.getKey()));
        unchanged++;
      }
    }
    made.write(staging);
    List<String> removed =
        before.keySet().stream().filter(file -> !made.files().containsKey(file)).toList();
    if (unchanged < made.files().size() || !removed.isEmpty() || !Files.exists(folder)) {
      swap(staging);
    } else {
      sign(staging);
    }
    return new Classes(made.files().size() - unchanged, unchanged, removed.size());
  }

  /** The files stay as they are; only what they were made from is written down anew. */
  public synchronized void keepFor(Optional<Fingerprint> madeFrom) throws IOException {
    Path staging = staging();
    new Manifest(madeFrom, Manifest.read(folder).files(), schemaFiles).write(staging);
    sign(staging);
  }

  private void sign(Path staging) throws IOException {
    Files.move(
        staging.resolve(Manifest.NAME),
        folder.resolve(Manifest.NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Trees.delete(staging);
  }

  private void swap(Path staging) throws IOException {
    try {
      if (Files.exists(folder)) {
        Trees.move(folder, beside("previous"), beside("moving"));
      }
      Trees.move(staging, folder, beside("moving"));
    } catch (IOException e) {
      putBack();
      throw e;
    }
    Trees.delete(beside("previous"));
  }

  /** The old file itself where the file system has hard links, else a copy with its time. */
  private static void reuse(Path old, Path made) throws IOException {
    Files.delete(made);
    try {
      Files.createLink(made, old);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(old, made, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private void recover() throws IOException {
    Trees.delete(beside("moving"));
    putBack();
    Trees.delete(beside("staging"));
  }

  /**
   * A run that ended between its two moves left the old output beside its place; and if that could
   * not be renamed, perhaps what it had not yet deleted of it in its place.
   */
  private void putBack() throws IOException {
    Path previous = beside("previous");
    if (!Files.exists(previous)) {
      return;
    }
    if (!Files.exists(folder)) {
      Trees.move(previous, folder, beside("moving"));
    } else if (isRestOf(previous)) {
      Trees.fill(previous, folder);
    }
    Trees.delete(previous);
  }

  /** Else it is a newer output, which has a manifest of its own. */
  private boolean isRestOf(Path previous) throws IOException {
    Path old = previous.resolve(Manifest.NAME);
    Path now = folder.resolve(Manifest.NAME);
    return Files.exists(old) && (!Files.exists(now) || Files.mismatch(old, now) < 0);
  }

  private void refuseForeignFiles() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    SortedMap<String, String> ours = Manifest.read(folder).files();
    List<String> foreign;
    try (Stream<Path> tree = Files.walk(folder)) {
      foreign =
          tree.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .filter(file -> !ours.containsKey(file) && !file.equals(Manifest.NAME))
              .sorted()
              .toList();
    }
    if (foreign.isEmpty()) {
      return;
    }
    Problem problem =
        Problem.of(
                "foreign-files",
                foreign.size() == 1
                    ? "the output folder holds a file that Headwater did not write"
                    : "the output folder holds "
                        + foreign.size()
                        + " files that Headwater did not write")
            .at(SourceLocation.file(SourceLocation.shown(root, folder)));
    for (String file : foreign.subList(0, Math.min(10, foreign.size()))) {
      problem = problem.withDetail("file", file);
    }
    throw new ProblemException(problem.withFix(fixForForeignFiles));
  }

  /** Where the schema is as SQL; empty where nobody wants it. */
  public Optional<Path> schemaFolder() {
    return schema.map(SchemaFolder::folder);
  }

  /** Where the classes are. */
  public Path path() {
    return folder;
  }

  private Path beside(String what) {
    return folder.resolveSibling("." + folder.getFileName() + "." + what);
  }

  /** Leaves nothing but the output. */
  @Override
  public void close() throws IOException {
    try {
      removeTraces();
    } finally {
      closed.countDown();
      hook.forget();
    }
  }

  private synchronized void removeTraces() throws IOException {
    Optional<OutputLock> held = lock;
    lock = Optional.empty();
    if (held.isPresent()) {
      try {
        Trees.delete(beside("staging"));
      } finally {
        held.get().close();
      }
    }
  }

  /** The run closes this itself, because its database is gone and it fails; or nearly always. */
  private void closeOnExit() {
    try {
      if (!closed.await(SECONDS_TO_FAIL, TimeUnit.SECONDS)) {
        removeTraces();
      }
    } catch (IOException e) {
      // Nobody reads it any more; the next run mends it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
