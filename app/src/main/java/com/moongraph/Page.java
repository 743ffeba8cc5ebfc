package com.moongraph;

import java.util.List;

/** One page of a list, and how long the whole list is. */
public record Page<T>(List<T> items, long total, boolean hasMore) {

  public Page {
    items = List.copyOf(items);
  }

  /** One item more than the page holds tells that there is another page. */
  static <T> Page<T> cut(List<T> found, PageRequest request, long total) {
    boolean more = found.size() > request.limit();
    return new Page<>(more ? found.subList(0, request.limit()) : found, total, more);
  }
}
