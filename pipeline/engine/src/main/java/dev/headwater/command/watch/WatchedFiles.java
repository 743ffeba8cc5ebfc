package dev.headwater.command.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files and folders that the user may edit. None of them has to exist yet.
 *
 * @param folders with everything below them
 * @param endings of the files in the folders that matter, whatever their case; editors put files of
 *     their own beside them
 * @param files single files
 */
public record WatchedFiles(Set<Path> folders, List<String> endings, Set<Path> files) {

  public WatchedFiles {
    folders = Set.copyOf(folders);
    endings = endings.stream().map(ending -> ending.toLowerCase(Locale.ROOT)).toList();
    files = Set.copyOf(files);
  }

  boolean matters(Path fileInFolder) {
    String name = String.valueOf(fileInFolder.getFileName()).toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(name::endsWith);
  }

  boolean covers(Path file) {
    return files.contains(file) || (folders.stream().anyMatch(file::startsWith) && matters(file));
  }
}
