package dev.headwater.bench.measure;

import java.nio.file.Path;

/** A contestant could not do it. */
public final class FailedBuildException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public FailedBuildException(String what, Path log) {
    super(what + "; its log: " + log);
  }
}
