package dev.headwater.codegen.output;

import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.schema.SchemaFolder;
import dev.headwater.io.Checksum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The list of Headwater's files in an output folder, and the inputs that they were made from. Only
 * files in this list are ever replaced or deleted.
 *
 * @param madeFrom empty when it is not known
 * @param files relative path with forward slashes, to the checksum of the text
 * @param schema the same for the files of the schema folder
 */
public record Manifest(
    Optional<Fingerprint> madeFrom,
    SortedMap<String, String> files,
    SortedMap<String, String> schema) {

  /** The name of the file in the output folder. */
  public static final String NAME = ".headwater-manifest";

  private static final String HEADER =
      "# Written by Headwater: what it made here, and from what. Not to be edited.\n";

  private static final String CHECKSUM = "[0-9a-f]{16}-\\d+";

  /**
   * {@code seal CHECKSUM}, {@code input HASH CHECKSUM NAME}, {@code file CHECKSUM NAME}, {@code
   * schema CHECKSUM NAME}.
   */
  private static final Pattern LINE =
      Pattern.compile("(seal|input|file|schema)(?: ([0-9a-f]{64}))? (" + CHECKSUM + ")(?: (.+))?");

  /** The folder's manifest; empty when there is none. */
  public static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    return Files.exists(file)
        ? parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList())
        : new Manifest(Optional.empty(), new TreeMap<>(), new TreeMap<>());
  }

  /** A damaged manifest, such as after a merge conflict, names its files, but not their inputs. */
  private static Manifest parse(List<String> lines) {
    String seal = "";
    SortedMap<String, String> inputs = new TreeMap<>();
    SortedMap<String, String> sums = new TreeMap<>();
    SortedMap<String, String> files = new TreeMap<>();
    SortedMap<String, String> schema = new TreeMap<>();
    for (String text : lines) {
      Matcher line = LINE.matcher(text);
      if (!line.matches()) {
        continue;
      }
      switch (line.group(1)) {
        case "seal" -> seal = line.group(3);
        case "input" -> {
          inputs.put(line.group(4), String.valueOf(line.group(2)));
          sums.put(line.group(4), line.group(3));
        }
        case "schema" -> schema.put(line.group(4), line.group(3));
        default -> files.put(line.group(4), line.group(3));
      }
    }
    Fingerprint madeFrom = new Fingerprint(inputs, sums);
    boolean isWhole = seal(madeFrom, files, schema).equals(seal);
    return new Manifest(isWhole ? Optional.of(madeFrom) : Optional.empty(), files, schema);
  }

  /** Holds for all lines, so that a merge or an edit cannot mix two manifests. */
  private static String seal(
      Fingerprint madeFrom, SortedMap<String, String> files, SortedMap<String, String> schema) {
    return Checksum.of(
        madeFrom.inputs()
            + "\n"
            + madeFrom.sums()
            + "\n"
            + files
            + (schema.isEmpty() ? "" : "\n" + schema));
  }

  /** The files that are really in a folder, with their checksums. */
  public static SortedMap<String, String> filesIn(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        tree.forEach(
            file -> checksum(file).ifPresent(checksum -> files.put(name(folder, file), checksum)));
      }
    }
    files.remove(NAME);
    files.keySet().removeIf(name -> name.startsWith(SchemaFolder.STAGED + "/"));
    return files;
  }

  void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    if (madeFrom.isPresent()) {
      text.append("seal ").append(seal(madeFrom.get(), files, schema)).append('\n');
      SortedMap<String, String> sums = madeFrom.get().sums();
      madeFrom
          .get()
          .inputs()
          .forEach((name, hash) -> append(text, "input", hash + " " + sums.get(name), name));
    }
    files.forEach((name, hash) -> append(text, "file", hash, name));
    schema.forEach((name, hash) -> append(text, "schema", hash, name));
    Files.writeString(folder.resolve(NAME), text);
  }

  private static void append(StringBuilder text, String kind, String hash, String name) {
    text.append(kind).append(' ').append(hash).append(' ').append(name).append('\n');
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /**
   * A link's checksum is over its target's path: Headwater makes no links. A folder has no
   * checksum.
   */
  private static Optional<String> checksum(Path file) {
    try {
      BasicFileAttributes kind =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (kind.isDirectory()) {
        return Optional.empty();
      }
      return Optional.of(
          kind.isSymbolicLink()
              ? Checksum.of("link to " + Files.readSymbolicLink(file))
              : Checksum.ofText(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
