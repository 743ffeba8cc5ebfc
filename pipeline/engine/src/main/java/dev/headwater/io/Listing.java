package dev.headwater.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells whether a copied folder is whole, at the price of one walk. */
public final class Listing {

  private Listing() {}

  /**
   * Copies a folder as {@link Trees#cloneOf} does.
   *
   * @param listing of the folder when it was whole
   * @return whether the copy is whole; not when the folder was damaged, or is being deleted
   */
  public static boolean copy(Path folder, Path target, Path listing) throws IOException {
    byte[] wanted = Files.readAllBytes(listing);
    Trees.cloneOf(folder, target);
    return Arrays.equals(of(target).getBytes(StandardCharsets.UTF_8), wanted);
  }

  /** A line for each folder and each file, with its size in bytes. */
  public static String of(Path folder) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    List<String> folders = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          folders.add(name);
        } else {
          sizes.put(name, Files.size(file));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    folders.stream().sorted().forEach(name -> text.append("folder ").append(name).append('\n'));
    sizes.forEach((name, size) -> text.append(size).append(' ').append(name).append('\n'));
    return text.toString();
  }
}
