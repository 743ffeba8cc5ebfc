package dev.headwater.database.container;

import dev.headwater.io.RunFolder;
import dev.headwater.spi.ContainerOrder;
import dev.headwater.spi.ContainerTool;
import dev.headwater.spi.RunningContainer;
import dev.headwater.spi.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A container of one run. Its name is on disk before it is created, so that the next run can remove
 * it after {@code kill -9}, also where Ryuk is switched off; and a hook removes it on Ctrl-C, which
 * ends the JVM without unwinding the build.
 */
final class ContainerRun {

  private static final String FILE = "container";

  /** Nothing without it is ever removed. */
  private static final String PREFIX = "headwater-";

  private final RunFolder folder;
  private final String name;
  private final ContainerTool docker;

  private ContainerRun(RunFolder folder, String name, ContainerTool docker) {
    this.folder = folder;
    this.name = name;
    this.docker = docker;
  }

  /**
   * @param runs holds a folder for each run of this kind
   */
  static ContainerRun create(Path runs, ContainerTool docker) throws IOException {
    RunFolder folder = RunFolder.create(runs, (path, kept) -> clear(path, docker));
    String name = PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    try {
      Files.write(folder.path().resolve(FILE), List.of(name, docker.address()));
      return new ContainerRun(folder, name, docker);
    } catch (IOException | RuntimeException e) {
      folder.delete();
      throw e;
    }
  }

  /** Removes the containers of runs that are no more. */
  static void sweep(Path runs, ContainerTool docker) throws IOException {
    RunFolder.sweep(runs, (folder, kept) -> clear(folder, docker));
  }

  private static boolean clear(Path folder, ContainerTool docker) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return true;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2) {
      return true; // killed while it wrote this, so before it created a container
    }
    if (!lines.get(0).startsWith(PREFIX) || !lines.get(1).equals(docker.address())) {
      return false; // it runs on another Docker
    }
    try {
      docker.remove(lines.get(0));
      return true;
    } catch (ToolFailure e) {
      return false; // the next run tries again
    }
  }

  String name() {
    return name;
  }

  /** Starts the container. The exit hook waits: what is half created cannot be removed. */
  RunningContainer start(ContainerOrder order) {
    return folder
        .ifHeld(() -> docker.start(order))
        .orElseThrow(() -> new IllegalStateException("the JVM is going down"));
  }

  /**
   * Removes the container, its volumes and the folder.
   *
   * @throws ToolFailure when the container is still there; the next run tries again
   */
  void end() {
    folder.ifHeld(
        () -> {
          try {
            docker.remove(name);
          } catch (ToolFailure e) {
            folder.release();
            throw e;
          }
          folder.delete();
          return true;
        });
  }

  /** Leaves the container to the user. */
  void keep() {
    folder.delete();
  }
}
