package dev.headwater.command.draft;

import dev.headwater.command.prove.Proven;
import java.nio.file.Path;
import java.util.List;

/**
 * Undo scripts that were written.
 *
 * @param files those that are not proven have another ending
 */
public record UndoDrafted(List<Path> files, Proven proven) {

  public UndoDrafted {
    files = List.copyOf(files);
  }
}
