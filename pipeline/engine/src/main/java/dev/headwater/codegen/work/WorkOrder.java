package dev.headwater.codegen.work;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.script.ScriptSet;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The classes to make.
 *
 * @param scripts of the request, as they were read
 * @param classesThere a hash of the existing classes and of their inputs beside the schema; empty
 *     when the same schema would not make them again
 * @param staging an empty folder for new classes
 */
public record WorkOrder(
    GenerateRequest request, ScriptSet scripts, Optional<String> classesThere, Path staging)
    implements Serializable {}
