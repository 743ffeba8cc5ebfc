package dev.headwater.command.dev;

import dev.headwater.command.watch.WatchTurn;
import dev.headwater.command.watch.WatchedFiles;
import dev.headwater.command.watch.WatchedProject;
import dev.headwater.script.ScriptPlaces;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Brings a development database up to date whenever a script or a seed is saved.
 *
 * @param bring applies what is pending, and says how that went
 */
public record DevWatch(DevRequest request, Consumer<SortedSet<Path>> bring)
    implements WatchedProject {

  @Override
  public WatchedFiles files() {
    return files(request);
  }

  /** The files that the database is made of. */
  public static WatchedFiles files(DevRequest request) {
    ScriptPlaces scripts = ScriptPlaces.of(request.project().scripts());
    Set<Path> folders = new LinkedHashSet<>(scripts.folders());
    request.project().seedFolder().ifPresent(folders::add);
    List<String> endings =
        Stream.concat(scripts.endings().stream(), Stream.of(".sql", ".csv")).distinct().toList();
    return new WatchedFiles(folders, endings, scripts.files());
  }

  @Override
  public void run(SortedSet<Path> changed, WatchTurn turn) {
    // Not given up half-way: what has begun in the database is brought to its end.
    bring.accept(changed);
  }
}
