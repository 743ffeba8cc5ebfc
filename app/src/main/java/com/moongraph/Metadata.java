package com.moongraph;

import org.jooq.JSONB;

/** What a client says about a document: a JSON object, and the type label of each of its keys. */
public record Metadata(JSONB values, JSONB types) {

  /** No keys. */
  public static final Metadata EMPTY = of("{}", "{}");

  /** Both as JSON text. */
  public static Metadata of(String values, String types) {
    return new Metadata(JSONB.valueOf(values), JSONB.valueOf(types));
  }
}
