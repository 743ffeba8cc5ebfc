package com.moongraph.id;

/** Key of a graph, often, not always, a UUID. */
public record GraphId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
