package com.moongraph;

/** Which part of a list is wanted. */
public record PageRequest(int skip, int limit) {

  private static final int LONGEST = 500;

  /** As much as one page may hold. */
  public static final PageRequest FIRST = new PageRequest(0, LONGEST);

  public PageRequest {
    if (skip < 0) {
      throw new IllegalArgumentException("skip is %d, must not be negative".formatted(skip));
    }
    if (limit < 1 || limit > LONGEST) {
      throw new IllegalArgumentException("limit is %d, must be 1 to %d".formatted(limit, LONGEST));
    }
  }
}
