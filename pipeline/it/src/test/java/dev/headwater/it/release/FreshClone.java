package dev.headwater.it.release;

import dev.headwater.it.support.MavenProject;
import dev.headwater.it.support.Modules;
import dev.headwater.it.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** This repository as git would give it to a stranger, with what is not committed yet. */
final class FreshClone {

  private FreshClone() {}

  static MavenProject in(Path folder) throws IOException, InterruptedException {
    for (Path file : files()) {
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(Modules.ROOT.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    return MavenProject.in(folder).remembering();
  }

  /** All files that git keeps, or would keep, relative to the root. */
  static List<Path> files() throws IOException, InterruptedException {
    String listed =
        Program.git(Modules.ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
    return Stream.of(listed.split("\0"))
        .distinct()
        .map(Path::of)
        .filter(file -> Files.exists(Modules.ROOT.resolve(file)))
        .toList();
  }
}
