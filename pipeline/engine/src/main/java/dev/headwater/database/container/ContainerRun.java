package dev.headwater.database.container;

import dev.headwater.io.ExitHook;
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
  private final ExitHook hook = new ExitHook("headwater-stop", this::endOnExit);
  private boolean ended;

  private ContainerRun(RunFolder folder, String name, ContainerTool docker) {
    this.folder = folder;
    this.name = name;
    this.docker = docker;
  }

  /**
   * @param runs holds a folder for each run of this kind
   */
  static ContainerRun create(Path runs, ContainerTool docker) throws IOException {
    RunFolder folder = RunFolder.create(runs);
    String name = PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    try {
      Files.write(folder.path().resolve(FILE), List.of(name, docker.address()));
      ContainerRun run = new ContainerRun(folder, name, docker);
      run.hook.set();
      return run;
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

  /** Starts the container. The hook waits meanwhile: what is half created cannot be removed. */
  synchronized RunningContainer start(ContainerOrder order) {
    if (ended) {
      throw new IllegalStateException("the JVM is going down");
    }
    return docker.start(order);
  }

  /**
   * Removes the container, its volumes and the folder.
   *
   * @throws ToolFailure when the container is still there; the next run tries again
   */
  synchronized void end() {
    if (!forgetHook()) {
      return;
    }
    try {
      docker.remove(name);
    } catch (ToolFailure e) {
      folder.release();
      throw e;
    }
    folder.delete();
  }

  /** Leaves the container to the user. */
  synchronized void keep() {
    if (forgetHook()) {
      folder.delete();
    }
  }

  /** False when the run has ended already. */
  private boolean forgetHook() {
    if (ended) {
      return false;
    }
    ended = true;
    hook.forget();
    return true;
  }

  private void endOnExit() {
    try {
      end();
    } catch (ToolFailure e) {
      // Nobody reads it any more; the next run removes the container.
    }
  }
}
