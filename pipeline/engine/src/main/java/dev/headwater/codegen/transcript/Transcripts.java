package dev.headwater.codegen.transcript;

import dev.headwater.io.KeptFiles;
import dev.headwater.io.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Transcripts of earlier runs, a file for each set of classes.
 *
 * @param folder below the cache folder
 */
public record Transcripts(Path folder) {

  /** A few hundred kilobytes each; the least recently used go first. */
  private static final int KEPT = 100;

  /**
   * The transcript of these classes.
   *
   * @param classes a hash of the classes, and of all that decides on them beside the database
   */
  public Optional<Transcript> find(String classes) throws IOException {
    Path file = folder.resolve(classes);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Optional<Transcript> transcript = unsealed(Files.readAllBytes(file)).flatMap(this::read);
    if (transcript.isEmpty()) {
      Files.deleteIfExists(file); // damaged: the classes are made anew, and so is this
    } else {
      KeptFiles.use(file);
    }
    return transcript;
  }

  /** With its hash in front: a file full of zeros would be a transcript without questions. */
  private static byte[] sealed(byte[] text) {
    byte[] hash = Sha256.digest().digest(text);
    return ByteBuffer.allocate(hash.length + text.length).put(hash).put(text).array();
  }

  private static Optional<byte[]> unsealed(byte[] bytes) {
    int hash = Sha256.digest().getDigestLength();
    if (bytes.length < hash) {
      return Optional.empty();
    }
    byte[] text = Arrays.copyOfRange(bytes, hash, bytes.length);
    return Arrays.equals(sealed(text), bytes) ? Optional.of(text) : Optional.empty();
  }

  /** Keeps one, in place of one that is there. */
  public void keep(String classes, Transcript transcript) throws IOException {
    KeptFiles.write(folder.resolve(classes), sealed(write(transcript)));
    new KeptFiles(folder, "").evict(KEPT, Long.MAX_VALUE);
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

  /** Empty when another version of Headwater has written it. */
  private Optional<Transcript> read(byte[] bytes) {
    try {
      return Optional.of(parsed(bytes));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Transcript parsed(byte[] bytes) throws IOException {
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
