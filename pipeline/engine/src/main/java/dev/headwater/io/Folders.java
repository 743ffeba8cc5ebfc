package dev.headwater.io;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * The folders that a run writes to.
 *
 * @param cache for what is kept for later runs
 * @param output for the classes
 */
public record Folders(Path cache, Path output) implements Serializable {}
