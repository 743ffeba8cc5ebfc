package dev.headwater.codegen.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight builds share a cache folder, and half of them are killed in the middle. */
final class CacheProcessesTest {

  private static final int KEYS = 6;

  @TempDir private Path folder;

  @Test
  void killedBuildsLeaveNothingThatIsTakenForGood() throws Exception {
    List<Process> builds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      builds.add(build(i));
    }
    Random random = new Random(1);
    for (int i = 0; i < 4; i++) {
      Thread.sleep(random.nextInt(700));
      builds.get(i).destroyForcibly();
    }
    for (int i = 0; i < 8; i++) {
      assertThat(builds.get(i).waitFor(120, TimeUnit.SECONDS)).isTrue();
      if (i >= 4) {
        assertThat(builds.get(i).exitValue()).isZero();
      }
    }

    Classes last = new Classes(folder);
    for (int key = 0; key < KEYS; key++) {
      last.make(text(key));
      assertThat(last.restore(text(key))).isPresent();
    }
    assertThat(last.warnings()).isEmpty();
  }

  private Process build(int seed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Path.of("target", "test-classes").toAbsolutePath()
                + File.pathSeparator
                + Path.of("target", "classes").toAbsolutePath(),
            CacheProcessesTest.Build.class.getName(),
            folder.toString(),
            String.valueOf(seed))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String text(int key) {
    return ("key " + key + ", ").repeat(20_000);
  }

  /** Restores and makes at random; wrong classes or a warning end it. */
  static final class Build {
    private Build() {}

    public static void main(String[] arguments) throws IOException {
      Classes classes = new Classes(Path.of(arguments[0]));
      Random random = new Random(Long.parseLong(arguments[1]));
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
      while (System.nanoTime() < end) {
        String migrations = text(random.nextInt(KEYS));
        Optional<String> from = classes.restore(migrations);
        if (from.isEmpty() || random.nextInt(3) == 0) {
          classes.make(migrations);
        }
        List<String> warnings = classes.warnings();
        if (!warnings.isEmpty()) {
          System.out.println(warnings);
          System.exit(1);
        }
      }
    }
  }
}
