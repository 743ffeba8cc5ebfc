package com.moongraph;

import com.moongraph.json.MetadataTypes;
import java.util.Map;
import org.jooq.JSONB;

/** A client's metadata for a document: a JSON object, and the type label of each of its keys. */
public record Metadata(JSONB values, MetadataTypes types) {

  /** No keys. */
  public static final Metadata EMPTY = of("{}", Map.of());

  /** The object as JSON text. */
  public static Metadata of(String values, Map<String, String> types) {
    return new Metadata(JSONB.valueOf(values), new MetadataTypes(types));
  }
}
