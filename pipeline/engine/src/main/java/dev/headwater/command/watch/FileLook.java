package dev.headwater.command.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The content of the watched files at one moment. */
record FileLook(SortedMap<Path, FileState> files) {

  static final FileLook NOTHING = new FileLook(new TreeMap<>());

  /**
   * Looks again. Files that seem untouched are not read again.
   *
   * @param folders hears each folder before it is listed, so that what is made in it later is heard
   */
  FileLook again(WatchedFiles watched, Consumer<Path> folders) {
    SortedMap<Path, FileState> found = new TreeMap<>();
    for (Path folder : watched.folders()) {
      walk(folder, watched, folders, found);
    }
    for (Path file : watched.files()) {
      Path parent = file.getParent();
      if (parent != null) {
        folders.accept(parent);
      }
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        add(file, now, found);
      } catch (IOException e) {
        // It does not exist: so it is not in the look.
      }
    }
    return new FileLook(found);
  }

  private void walk(
      Path folder, WatchedFiles watched, Consumer<Path> folders, SortedMap<Path, FileState> found) {
    folders.accept(folder);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
              folders.accept(below);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes now) {
              if (now.isRegularFile() && watched.matters(file)) {
                add(file, now, found);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE; // gone just now, or a link into a circle
            }

            @Override
            public FileVisitResult postVisitDirectory(Path below, IOException e) {
              return FileVisitResult.CONTINUE; // the same
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Path file, BasicFileAttributes now, SortedMap<Path, FileState> found) {
    if (now.isRegularFile()) {
      FileState.of(file, now, Optional.ofNullable(files.get(file)))
          .ifPresent(state -> found.put(file, state));
    }
  }

  /**
   * This look, had other files been watched.
   *
   * @param later shows what of those was not watched before
   */
  FileLook insteadAt(WatchedFiles others, WatchedFiles before, FileLook later) {
    SortedMap<Path, FileState> all = new TreeMap<>(later.files);
    all.keySet().removeIf(before::covers);
    files.forEach(
        (file, state) -> {
          if (others.covers(file)) {
            all.put(file, state);
          }
        });
    return new FileLook(all);
  }

  /** Files that were made, deleted or given other contents between two looks. */
  SortedSet<Path> differences(FileLook other) {
    SortedSet<Path> all = new TreeSet<>(files.keySet());
    all.addAll(other.files.keySet());
    all.removeIf(file -> content(file).equals(other.content(file)));
    return all;
  }

  private Optional<String> content(Path file) {
    return Optional.ofNullable(files.get(file)).map(FileState::content);
  }
}
