package dev.headwater.codegen;

import dev.headwater.io.DiskProblem;
import dev.headwater.io.Work;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns exceptions of the tools and the disk into problems for the user. */
public final class RunProblem {

  private RunProblem() {}

  /**
   * Does the work of a request.
   *
   * @throws ProblemException when a tool does not fit, or a file cannot be read or written
   */
  public static <T> T said(GenerateRequest request, Work<T> work) {
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
