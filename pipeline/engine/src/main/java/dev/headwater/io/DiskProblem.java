package dev.headwater.io;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** A file could not be read or written: says which folder, why, and what to do. */
public final class DiskProblem {

  private DiskProblem() {}

  public static ProblemException of(IOException e, Folders folders) {
    String why =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : String.valueOf(e.getMessage());
    boolean full = why.toLowerCase(Locale.ROOT).contains("no space left");
    String place =
        e instanceof FileSystemException f && f.getFile() != null ? f.getFile() : "a file";
    Problem problem =
        Problem.of(
                full ? "disk-full" : "io",
                full
                    ? "the disk is full"
                    : e instanceof AccessDeniedException
                        ? "no permission for " + place
                        : "cannot read or write " + place)
            .withDetail("why", why.equals(String.valueOf(e.getMessage())) ? e.toString() : why)
            .withDetail("cache folder", folders.cache().toString())
            .withDetail("output folder", folders.output().toString());
    ProblemException thrown =
        new ProblemException(
            problem.withFix(
                full
                    ? "free some space (the cache folder may be deleted), or use another disk:"
                        + " -Dheadwater.cache=FOLDER"
                    : "make both folders writable, or choose others: -Dheadwater.cache=FOLDER,"
                        + " -Dheadwater.outputDirectory=FOLDER"));
    thrown.initCause(e);
    return thrown;
  }
}
