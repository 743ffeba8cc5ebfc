package com.moongraph.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/** The type label of each key of a document's metadata. */
public record MetadataTypes(@JsonValue Map<String, String> labels) {

  /** The types of a document without metadata. */
  public static final MetadataTypes NONE = new MetadataTypes(Map.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MetadataTypes {
    labels = Map.copyOf(labels);
  }
}
