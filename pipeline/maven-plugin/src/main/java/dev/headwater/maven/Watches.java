package dev.headwater.maven;

import dev.headwater.command.watch.WatchThreads;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The watches of a Maven session, one for each execution of {@code generate} in its modules. The
 * topmost project holds them, and they use the JDK's types only, because a module whose plugin has
 * other dependencies loads Headwater's classes anew.
 *
 * @param screen held by the watch that works and writes to the console
 * @param ended how many modules have reported everything
 */
record Watches(List<Runnable> watches, Lock screen, AtomicInteger ended, int projects) {

  private static final String KEY = "dev.headwater.watches";

  /** The watches of a session. */
  static Watches of(MavenSession session) {
    MavenProject top = session.getTopLevelProject();
    synchronized (top) {
      if (top.getContextValue(KEY) == null) {
        top.setContextValue(KEY, new ArrayList<Runnable>());
        top.setContextValue(KEY + ".screen", new ReentrantLock(true));
        top.setContextValue(KEY + ".ended", new AtomicInteger());
      }
      @SuppressWarnings("unchecked")
      List<Runnable> watches = (List<Runnable>) top.getContextValue(KEY);
      return new Watches(
          watches,
          (Lock) top.getContextValue(KEY + ".screen"),
          (AtomicInteger) top.getContextValue(KEY + ".ended"),
          session.getProjects().size());
    }
  }

  void add(Runnable watch) {
    synchronized (watches) {
      watches.add(watch);
    }
  }

  /** The last project begins them all, and stays until the JVM is told to end. */
  void endOfProject(boolean skipped) {
    if (ended.incrementAndGet() < projects) {
      return;
    }
    if (!watches.isEmpty()) {
      new WatchThreads(watches).run();
    } else if (!skipped) {
      throw new ProblemException(
          Problem.of("nothing-to-watch", "no project of this build generates classes")
              .withFix(
                  "run it in a project whose pom.xml has an execution of"
                      + " headwater-maven-plugin:generate"));
    }
  }
}
