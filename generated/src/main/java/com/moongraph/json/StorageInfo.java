package com.moongraph.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a file lies in the object store; keys without a name of their own are kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StorageInfo(
    @Nullable String bucket,
    @Nullable String key,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}
