package dev.headwater.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A program of this machine that runs to its end, or to a deadline, at which it is killed. */
public final class Program {

  private final ProcessBuilder builder;
  private final Duration deadline;

  public Program(List<String> command, Duration deadline) {
    this.builder = new ProcessBuilder(command);
    this.deadline = deadline;
  }

  /** Runs it in a folder. */
  public Program in(Path folder) {
    builder.directory(folder.toFile());
    return this;
  }

  /** With a variable. */
  public Program with(String variable, String value) {
    builder.environment().put(variable, value);
    return this;
  }

  /** Keeps some of this process's variables from the program. */
  public Program without(Collection<String> variables) {
    builder.environment().keySet().removeAll(variables);
    return this;
  }

  /** Whether it ends well; not when there is no such program. Its words do not matter. */
  public boolean succeeds() throws InterruptedIOException {
    return succeeds(InputStream.nullInputStream());
  }

  /**
   * The same of a program that reads.
   *
   * @param input which it must read to the end
   */
  public boolean succeeds(InputStream input) throws InterruptedIOException {
    try {
      Process process = start(Redirect.DISCARD);
      boolean read = isFed(process, input);
      return await(process).equals(OptionalInt.of(0)) && read;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return false;
    }
  }

  /** Its words without the errors; empty when there is no such program, or when it fails. */
  public Optional<String> answer() {
    try {
      Ended ended = run(new byte[0]);
      return ended.exit().equals(OptionalInt.of(0))
          ? Optional.of(new String(ended.output(), StandardCharsets.UTF_8).strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Its exit code; empty after the deadline.
   *
   * @param words where its output and its errors go
   * @throws NotStartedException when there is no such program
   * @throws InterruptedIOException when this thread is interrupted, and remains so
   */
  public OptionalInt exit(Redirect words) throws IOException {
    Process process = start(words);
    process.getOutputStream().close();
    return await(process);
  }

  /**
   * All that it says.
   *
   * @param input what it reads
   * @throws NotStartedException when there is no such program
   * @throws InterruptedIOException when this thread is interrupted, and remains so
   */
  public Ended run(byte[] input) throws IOException {
    // Through files, so that no pipe can fill up while another one is read.
    Path files = Files.createTempDirectory("headwater-program");
    try {
      Path in = Files.write(files.resolve("in"), input);
      Path out = files.resolve("out");
      Path err = files.resolve("err");
      builder.redirectErrorStream(false).redirectInput(in.toFile());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      OptionalInt exit = await(start());
      String errors = Files.readString(err, StandardCharsets.ISO_8859_1).strip();
      return new Ended(exit, Files.readAllBytes(out), errors);
    } finally {
      Trees.delete(files);
    }
  }

  private static boolean isFed(Process process, InputStream input) {
    try (OutputStream output = process.getOutputStream()) {
      input.transferTo(output);
      return true;
    } catch (IOException e) {
      return false; // it ended early
    }
  }

  private Process start(Redirect words) throws NotStartedException {
    builder.redirectInput(Redirect.PIPE).redirectError(Redirect.PIPE);
    builder.redirectErrorStream(true).redirectOutput(words);
    return start();
  }

  private Process start() throws NotStartedException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new NotStartedException(e);
    }
  }

  private OptionalInt await(Process process) throws InterruptedIOException {
    try {
      if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return OptionalInt.of(process.exitValue());
      }
      process.destroyForcibly();
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /**
   * How it ended.
   *
   * @param exit its exit code; empty after the deadline
   */
  public record Ended(OptionalInt exit, byte[] output, String errors) {}

  /** There is no such program, or it is not one for this machine. */
  public static final class NotStartedException extends IOException {

    private static final long serialVersionUID = 1L;

    private NotStartedException(IOException why) {
      super(why.getMessage(), why);
    }
  }
}
