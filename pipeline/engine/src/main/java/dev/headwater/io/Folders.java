package dev.headwater.io;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders of a run besides those of its scripts.
 *
 * @param cache for what is kept for later runs
 * @param output for the classes
 * @param schema for the schema as SQL; empty where nobody wants it
 * @param seeds with rows of the environments; empty where there are none
 */
public record Folders(Path cache, Path output, Optional<Path> schema, Optional<Path> seeds)
    implements Serializable {}
