package dev.headwater.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.codegen.GenerateRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real repository with migrations in {@code db}, on the branch {@code work} of {@code main}. */
final class Clone {

  final Path folder;
  private final Map<String, String> flyway = new TreeMap<>();
  private List<String> locations = List.of("db");

  private Clone(Path folder) {
    this.folder = folder;
  }

  /** With versions 1 and 2 on {@code main}. */
  static Clone withTwo(Path folder) throws IOException, InterruptedException {
    return with(folder, "db/V1__users.sql", "db/V2__orders.sql");
  }

  static Clone with(Path folder, String... files) throws IOException, InterruptedException {
    Clone clone = new Clone(folder.toRealPath());
    clone.git("init", "-q", "-b", "main");
    for (String file : files) {
      clone.write(file, "create table " + file.replaceAll("\\W+", "_") + " (id int);\n");
    }
    return clone.commit().git("checkout", "-q", "-b", "work");
  }

  Clone write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  /** A new migration, with a text that no other has. */
  Clone add(String... files) throws IOException {
    for (String file : files) {
      write(file, "-- " + file + "\nselect 1;\n");
    }
    return this;
  }

  Clone delete(String file) throws IOException {
    Files.delete(folder.resolve(file));
    return this;
  }

  Clone move(String from, String to) throws IOException {
    Files.createDirectories(folder.resolve(to).getParent());
    Files.move(folder.resolve(from), folder.resolve(to));
    return this;
  }

  Clone flyway(String name, String value) {
    flyway.put("flyway." + name, value);
    return this;
  }

  Clone locations(String... value) {
    locations = List.of(value);
    return this;
  }

  Clone commit() throws IOException, InterruptedException {
    return git("add", "-A").git("commit", "-q", "--allow-empty", "-m", "more");
  }

  /** Something happens on {@code main} meanwhile. */
  Clone onMain(String... files) throws IOException, InterruptedException {
    return commit().git("checkout", "-q", "main").add(files).commit().git("checkout", "-q", "work");
  }

  Clone git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(command + "\n" + output).isZero();
    return this;
  }

  GenerateRequest request() {
    return GenerateRequest.in(folder).locations(locations).flyway(flyway).build();
  }

  /** All problems as the user reads them. */
  String problems() throws IOException {
    return String.join(
        "\n\n",
        HistoryGuard.compare(request().scripts(), "main").problems().stream()
            .map(problem -> problem.render())
            .toList());
  }
}
