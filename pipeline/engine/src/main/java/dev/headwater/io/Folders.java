package dev.headwater.io;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders that a run writes to.
 *
 * @param cache for what is kept for later runs
 * @param output for the classes
 * @param schema for the schema as SQL; empty where nobody wants it
 */
public record Folders(Path cache, Path output, Optional<Path> schema) implements Serializable {}
