package dev.headwater.codegen;

import dev.headwater.io.DiskProblem;
import dev.headwater.io.ExitHook;
import dev.headwater.io.Work;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns exceptions of the tools and the disk into problems for the user. */
public final class RunProblem {

  private static final String STOPPED = "stopped";

  private RunProblem() {}

  /**
   * Does the work of a request.
   *
   * @throws ProblemException when a tool does not fit, when a file cannot be read or written, or
   *     when the JVM was told to end
   */
  public static <T> T said(GenerateRequest request, Work<T> work) {
    try {
      return translated(request, work);
    } catch (RuntimeException | Error e) {
      if (ExitHook.isExiting() && !saysSo(e)) {
        // The server is gone, or a program was killed: their last words would lead astray.
        throw stopped(e);
      }
      throw e;
    }
  }

  private static boolean saysSo(Throwable e) {
    return e instanceof ProblemException told && told.problems().get(0).code().equals(STOPPED);
  }

  private static ProblemException stopped(Throwable e) {
    ProblemException thrown =
        new ProblemException(Problem.of(STOPPED, "the build was told to end"));
    thrown.initCause(e);
    return thrown;
  }

  private static <T> T translated(GenerateRequest request, Work<T> work) {
    try {
      return work.run();
    } catch (LinkageError e) {
      // Classes of a tool are loaded late, when they are first used.
      throw Toolbox.tooNewOrTooOld(
          "jOOQ " + request.tools().jooq() + " or Flyway " + request.tools().flyway(), e);
    } catch (IOException e) {
      throw DiskProblem.of(e, request.folders());
    } catch (UncheckedIOException e) {
      throw DiskProblem.of(
          e.getCause() == null ? new IOException(e) : e.getCause(), request.folders());
    }
  }
}
