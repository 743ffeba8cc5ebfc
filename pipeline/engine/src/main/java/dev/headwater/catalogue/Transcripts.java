package dev.headwater.catalogue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Transcripts of earlier runs, a file for each set of classes.
 *
 * @param folder below the cache folder
 */
public record Transcripts(Path folder) {

  /** A few hundred kilobytes each; the least recently used go first. */
  private static final int KEPT = 100;

  /**
   * The one that belongs to these classes.
   *
   * @param classes a hash of the classes, and of all that decides on them beside the database
   */
  public Optional<Transcript> find(String classes) throws IOException {
    Path file = folder.resolve(classes);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      Transcript transcript = read(bytes);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(transcript);
    } catch (IOException | IllegalArgumentException | NegativeArraySizeException e) {
      Files.deleteIfExists(file); // damaged: the classes are made anew, and so is this
      return Optional.empty();
    }
  }

  /** Keeps one, in place of one that is there. */
  public void keep(String classes, Transcript transcript) throws IOException {
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, "", ".new");
    Files.write(written, write(transcript));
    Files.move(
        written,
        folder.resolve(classes),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    evict();
  }

  private void evict() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = new ArrayList<>(all.toList());
    }
    if (files.size() > KEPT) {
      files.sort(Comparator.comparing((Path file) -> file.toFile().lastModified()));
      for (Path file : files.subList(0, files.size() - KEPT)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static byte[] write(Transcript transcript) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(transcript.questions().size());
    for (Question question : transcript.questions()) {
      text(out, question.kind().name());
      text(out, question.text());
      out.writeInt(question.arguments().size());
      for (Argument argument : question.arguments()) {
        text(out, argument.setter());
        out.writeInt(argument.index());
        out.writeChar(argument.type());
        text(out, argument.value());
      }
      out.writeInt(question.rows());
      out.writeBoolean(question.ended());
      text(out, question.answer());
    }
    return bytes.toByteArray();
  }

  private static Transcript read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    List<Question> questions = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      Question.Kind kind = Question.Kind.valueOf(text(in));
      String text = text(in);
      List<Argument> arguments = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        arguments.add(new Argument(text(in), in.readInt(), in.readChar(), text(in)));
      }
      questions.add(new Question(kind, text, arguments, in.readInt(), in.readBoolean(), text(in)));
    }
    return new Transcript(questions);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("cut off");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
