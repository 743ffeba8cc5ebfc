package com.moongraph;

import java.util.Arrays;
import java.util.List;

/**
 * Names of folders from the top down, such as {@code /A/B}. Case is kept; missing, doubled and
 * trailing slashes are put right. The root itself is no folder.
 */
public record FolderPath(List<String> names) {

  public FolderPath {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("\"/\" is no folder; name one, such as \"/A\"");
    }
    names = names.stream().map(FolderPath::checkedName).toList();
  }

  /** Reads a path as people write it. */
  public static FolderPath parse(String text) {
    return new FolderPath(
        Arrays.stream(text.strip().split("/", -1)).filter(name -> !name.isEmpty()).toList());
  }

  static String checkedName(String name) {
    String trimmed = name.strip();
    if (trimmed.isEmpty() || trimmed.contains("/") || trimmed.equals("..")) {
      throw new IllegalArgumentException(
          "\"%s\" is no folder name: it must not be blank, \"..\" or have a slash".formatted(name));
    }
    return trimmed;
  }

  /** The last name. */
  public String name() {
    return names.get(names.size() - 1);
  }

  /** Whether the folder lies in no other. */
  public boolean isTop() {
    return names.size() == 1;
  }

  /** The folder it lies in; only for a path that is not at the top. */
  public FolderPath parent() {
    return new FolderPath(names.subList(0, names.size() - 1));
  }

  @Override
  public String toString() {
    return "/" + String.join("/", names);
  }
}
