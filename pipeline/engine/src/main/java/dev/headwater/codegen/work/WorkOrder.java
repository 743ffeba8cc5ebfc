package dev.headwater.codegen.work;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.script.ScriptSet;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be made.
 *
 * @param scripts those of the request, as they were read
 * @param classesThere names the classes that are there and what they depend on beside the schema;
 *     empty when the same schema would not make them again
 * @param staging an empty folder for new classes
 */
public record WorkOrder(
    GenerateRequest request, ScriptSet scripts, Optional<String> classesThere, Path staging)
    implements Serializable {}
