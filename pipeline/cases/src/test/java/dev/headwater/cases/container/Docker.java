package dev.headwater.cases.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Docker's own client. */
public final class Docker {

  private Docker() {}

  /** What the command prints; a failure fails the test. */
  public static String run(String... arguments) {
    Said said = said(arguments);
    if (said.exit() != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + ": " + said.text());
    }
    return said.text();
  }

  public static boolean succeeds(String... arguments) {
    return said(arguments).exit() == 0;
  }

  private static Said said(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), text.strip());
    } catch (IOException e) {
      return new Said(-1, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Said(-1, e.toString());
    }
  }

  /** What runs that work in this cache folder have on disk. */
  public static List<Path> runsIn(Path cache) {
    Path runs = cache.resolve("containers");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(runs)) {
      return files.filter(file -> !file.endsWith("secret")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the containers of these runs. */
  public static List<String> containersOf(Path cache) {
    return runsIn(cache).stream()
        .map(folder -> folder.resolve("container"))
        .filter(Files::exists)
        .map(Docker::firstLine)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String firstLine(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      return ""; // deleted meanwhile
    }
  }

  public static boolean isThere(String container) {
    return succeeds("container", "inspect", container);
  }

  /** The volumes that Docker made for a container. */
  public static List<String> volumesOf(String container) {
    return run("inspect", "-f", "{{range .Mounts}}{{.Name}} {{end}}", container)
        .lines()
        .flatMap(line -> Stream.of(line.strip().split(" ")))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /**
   * An image that is another one with a few changes, until it is closed.
   *
   * @param file copied into it, as {@code FROM:TO}; empty for none
   * @param changes as in a Dockerfile
   */
  public static Image image(String from, String file, String... changes) {
    String container = run("create", from);
    try {
      if (!file.isEmpty()) {
        int colon = file.indexOf(':');
        run("cp", file.substring(0, colon), container + ":" + file.substring(colon + 1));
      }
      List<String> commit = new ArrayList<>(List.of("commit"));
      for (String change : changes) {
        commit.addAll(List.of("--change", change));
      }
      String name = "headwater-test/changed:" + container.substring(0, 12);
      commit.addAll(List.of(container, name));
      run(commit.toArray(String[]::new));
      return new Image(name);
    } finally {
      run("rm", "-f", "-v", container);
    }
  }

  /** An image of one test. */
  public record Image(String name) implements AutoCloseable {
    @Override
    public void close() {
      run("rmi", "-f", name);
    }
  }

  private record Said(int exit, String text) {}
}
