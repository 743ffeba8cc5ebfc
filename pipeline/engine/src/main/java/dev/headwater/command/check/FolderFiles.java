package dev.headwater.command.check;

import dev.headwater.codegen.output.Manifest;
import dev.headwater.codegen.schema.SchemaFolder;
import dev.headwater.command.check.Differences.Changed;
import dev.headwater.command.check.Differences.Texts;
import dev.headwater.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a folder, by their names below it. */
record FolderFiles(Path folder, SortedSet<String> names) {

  static FolderFiles ofClasses(Path folder) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        tree.filter(file -> !Files.isDirectory(file))
            .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
      }
    }
    names.remove(Manifest.NAME);
    return new FolderFiles(folder, names);
  }

  static FolderFiles ofSchema(Path folder) throws IOException {
    return new FolderFiles(folder, new TreeSet<>(SchemaFolder.names(folder)));
  }

  Differences comparedWith(FolderFiles wanted) throws IOException {
    List<Changed> changed = new ArrayList<>();
    for (String name : names) {
      if (wanted.names.contains(name)) {
        byte[] there = Files.readAllBytes(folder.resolve(name));
        byte[] made = Files.readAllBytes(wanted.folder.resolve(name));
        if (!Sha256.ofText(there).equals(Sha256.ofText(made))) {
          changed.add(new Changed(name, Optional.of(new Texts(text(there), text(made)))));
        }
      }
    }
    return new Differences(
        wanted.names.stream().filter(name -> !names.contains(name)).toList(),
        changed,
        names.stream().filter(name -> !wanted.names.contains(name)).toList(),
        List.of());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
