package com.moongraph.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings and the place of a cache; unknown keys are kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CacheMetadata(
    @Nullable String model,
    @JsonProperty("model_file") @Nullable String modelFile,
    @Nullable Map<String, Object> filters,
    @JsonProperty("storage_info") @Nullable StorageInfo storage,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> others) {}
