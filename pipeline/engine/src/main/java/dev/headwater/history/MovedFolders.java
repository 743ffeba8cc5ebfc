package dev.headwater.history;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where folders of migrations were in a commit that does not have them where they are now. Without
 * that, a branch that moves its migrations would pass for one without a past, and nothing that it
 * does to them would be noticed.
 */
final class MovedFolders {

  private MovedFolders() {}

  /**
   * A folder was elsewhere when scripts of it were there: with the same text and the same path
   * below the folder. A folder that is still there was copied.
   *
   * @param missing the folders that the commit does not have, with their paths in the repository
   * @param here the scripts in the working tree
   * @param gone what the commit has and the working tree does not: contents by path
   * @return the folders that were elsewhere, with their paths in the commit
   */
  static Map<Path, String> find(
      Map<Path, String> missing, List<Script> here, Map<String, String> gone) {
    Map<Path, String> moved = new LinkedHashMap<>();
    missing.forEach(
        (folder, path) ->
            scriptsByFormerFolder(folder, here, gone).entrySet().stream()
                .max(
                    Comparator.comparing((Map.Entry<String, Integer> former) -> former.getValue())
                        .thenComparing(former -> commonStart(former.getKey(), path)))
                .ifPresent(former -> moved.put(folder, former.getKey())));
    return moved;
  }

  private static Map<String, Integer> scriptsByFormerFolder(
      Path folder, List<Script> here, Map<String, String> gone) {
    Map<String, Path> byBlob = new HashMap<>();
    here.stream()
        .filter(script -> script.file().startsWith(folder))
        .forEach(script -> byBlob.put(script.blob(), folder.relativize(script.file())));
    Map<String, Integer> folders = new TreeMap<>();
    gone.forEach(
        (path, blob) -> {
          Path below = byBlob.get(blob);
          String end = "/" + String.valueOf(below).replace('\\', '/');
          if (below != null && path.endsWith(end)) {
            folders.merge(path.substring(0, path.length() - end.length()), 1, Integer::sum);
          }
        });
    return folders;
  }

  /**
   * The number of equal characters, so that each of two modules with the same scripts finds its
   * own.
   */
  private static int commonStart(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }
}
