package com.moongraph.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jooq.Converter;
import org.jooq.JSONB;
import org.jooq.exception.DataTypeException;

/** Reads JSONB columns as records and writes them, by Jackson. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Json() {}

  /** The converter of a column that holds such a record. */
  public static <T> Converter<JSONB, T> as(Class<T> type) {
    return Converter.ofNullable(JSONB.class, type, json -> read(json, type), Json::write);
  }

  private static <T> T read(JSONB json, Class<T> type) {
    try {
      return MAPPER.readValue(json.data(), type);
    } catch (JsonProcessingException e) {
      throw new DataTypeException("JSON is no " + type.getSimpleName(), e);
    }
  }

  private static JSONB write(Object value) {
    try {
      return JSONB.valueOf(MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new DataTypeException(value.getClass().getSimpleName() + " is no JSON", e);
    }
  }
}
