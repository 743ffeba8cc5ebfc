package dev.headwater.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A Maven that stays, and what it says meanwhile. */
public final class LongRun implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(90);

  private final Process maven;
  private final StringBuilder said = new StringBuilder();
  private final Thread reader;
  private int heard;

  public LongRun(Process maven) {
    this.maven = maven;
    this.reader = new Thread(this::read);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = maven.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (said) {
          said.append(line).append('\n');
        }
      }
    } catch (IOException e) {
      synchronized (said) {
        said.append(e);
      }
    }
  }

  public String said() {
    synchronized (said) {
      return said.toString();
    }
  }

  /**
   * Waits until it says something, after what was waited for before.
   *
   * @return what it said until then
   */
  public String await(String words) throws InterruptedException {
    Instant deadline = Instant.now().plus(SOON);
    while (true) {
      String text = said();
      int found = text.indexOf(words, heard);
      if (found >= 0) {
        String until = text.substring(heard, found);
        heard = found + words.length();
        return until;
      }
      assertThat(Instant.now()).as("no \"%s\" in:%n%s", words, text).isBefore(deadline);
      assertThat(maven.isAlive() || reader.isAlive()).as(text).isTrue();
      Thread.sleep(5);
    }
  }

  public Process process() {
    return maven;
  }

  /**
   * Ends the JVM as Ctrl-C does, and waits for it. By another signal, because who starts these
   * tests in the background of a shell has every child ignore Ctrl-C.
   */
  public void stop() throws InterruptedException {
    maven.destroy();
    maven.waitFor();
    reader.join();
  }

  @Override
  public void close() throws InterruptedException {
    maven.destroyForcibly().waitFor();
  }
}
