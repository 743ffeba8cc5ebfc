package dev.headwater.cases.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Migrations are edited at random, and each run ends as one with an empty cache. {@code
 * -Dsnapshots.edits=100} says how many edits, {@code -Dsnapshots.seed=1} which ones.
 */
final class SnapshotPropertyTest {

  private static final int KINDS = 14;
  private static final int EDITS = Integer.getInteger("snapshots.edits", KINDS);
  private static final long SEED = Long.getLong("snapshots.seed", 20260701);
  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  private final Random random = new Random(SEED);
  @TempDir private Path folder;
  private SnapshotProject project;
  private Path init;
  private int placeholder = 1;
  private int counter;

  @Test
  @Tag("thorough")
  void everyRunEndsAsOneThatBeganWithNothing() throws Exception {
    project = new SnapshotProject(folder);
    WarmCache.make(project.cache());
    Files.createDirectories(project.migrations());
    init = Files.writeString(folder.resolve("init.sql"), "create role r_init;");
    write("V1__log.sql", "create table log (id serial primary key, what text);");
    for (int i = 2; i <= 12; i++) {
      write("V" + i + "__m.sql", content());
    }
    check("at first", 0);
    for (int edit = 0; edit < EDITS; edit++) {
      edit(edit);
    }
  }

  private void edit(int number) throws Exception {
    List<Path> scripts = versioned();
    Path any = scripts.get(1 + random.nextInt(scripts.size() - 1));
    Path last = scripts.get(scripts.size() - 1);
    // The first edits are of every kind, in their order.
    switch (number < KINDS ? number : random.nextInt(KINDS)) {
      case 0 -> checked("append", scripts.size(), () -> write(next(), content()));
      case 1 -> checked("edit the last", scripts.size() - 1, () -> rewrite(last, content()));
      case 2 -> checked("edit one", 0, () -> rewrite(any, content()));
      case 3 -> checked("edit it again", 0, () -> rewrite(any, content()));
      case 4 -> checked("delete one", 0, () -> Files.delete(any));
      case 5 -> checked("rename one", 0, () -> Files.move(any, renamed(any)));
      case 6 -> checked("insert one", 0, () -> write(between(any), content()));
      case 7 ->
          checked("repeatable", scripts.size() - 1, () -> write("R__" + letter() + ".sql", view()));
      case 8 -> checked("callback", 0, () -> write("afterEachMigrate.sql", log("each")));
      case 9 ->
          checked("last callback", scripts.size() - 1, () -> write("afterMigrate.sql", done()));
      case 10 -> checked("placeholder", 0, () -> placeholder++);
      case 11 -> checked("init script", 0, () -> rewrite(init, "create role r" + counter++ + ";"));
      case 12 ->
          checked(
              "role", scripts.size() - 1, () -> write(next(), "create role m" + counter++ + ";"));
      default -> breakAndMend(next());
    }
  }

  private void breakAndMend(String name) throws Exception {
    write(name, log("broken") + "\nnonsense;");
    try {
      MigratedState.of(request(builder -> builder), ARTIFACTS);
      throw new AssertionError("it is broken");
    } catch (ProblemException e) {
      assertTrue(e.getMessage().contains("nonsense"), e.getMessage());
    }
    write(name, content());
    check("mend", 0);
  }

  private interface Edit {
    void make() throws IOException;
  }

  private void checked(String what, int resumed, Edit edit) throws Exception {
    edit.make();
    check(what, resumed);
  }

  /**
   * Compares with a run that knows nothing.
   *
   * @param resumed so many migrations at least need not run
   */
  private void check(String what, int resumed) throws Exception {
    String message = what + ", seed " + SEED;
    MigratedState state = MigratedState.of(request(builder -> builder), ARTIFACTS);
    MigratedState fromNothing =
        MigratedState.of(request(builder -> builder.snapshotMegabytes(0)), ARTIFACTS);
    assertEquals(fromNothing.dump(), state.dump(), message);
    assertEquals(fromNothing.classes(), state.classes(), message);
    assertEquals(fromNothing.applied(), state.applied() + state.resumed(), message);
    assertTrue(state.resumed() >= resumed, message + ": resumed " + state.resumed());
  }

  private GenerateRequest request(UnaryOperator<Builder> otherwise) {
    return project.request(
        builder ->
            otherwise.apply(
                builder
                    .initScripts(List.of(init))
                    .flyway(Map.of("flyway.placeholders.p", "p" + placeholder))));
  }

  private String content() {
    int id = counter++;
    return switch (random.nextInt(4)) {
      case 0 -> log("${p}");
      case 1 -> "create table t" + id + " (id serial primary key, n int default " + id + ");";
      case 2 -> "create type e" + id + " as enum ('a', 'b'); " + log("e");
      default ->
          "create sequence s" + id + "; select nextval('s" + id + "'); set work_mem = '5MB';";
    };
  }

  private String log(String what) {
    return "insert into log (what) values ('" + what + counter++ + "');";
  }

  private String view() {
    return "create or replace view v"
        + letter()
        + " as select "
        + counter++
        + "::int as n;"
        + log("view");
  }

  private String done() {
    return "create table if not exists done (id serial, n int); insert into done (n) values ("
        + counter++
        + ");";
  }

  private String letter() {
    return String.valueOf((char) ('a' + random.nextInt(3)));
  }

  private Object write(String name, String sql) throws IOException {
    return Files.writeString(project.migrations().resolve(name), sql);
  }

  private static Object rewrite(Path file, String sql) throws IOException {
    return Files.writeString(file, sql);
  }

  private Stream<Path> files(String prefix) throws IOException {
    try (Stream<Path> all = Files.list(project.migrations())) {
      return new ArrayList<>(all.toList())
          .stream().filter(file -> file.getFileName().toString().startsWith(prefix));
    }
  }

  private List<Path> versioned() throws IOException {
    return files("V").sorted((a, b) -> Double.compare(version(a), version(b))).toList();
  }

  private static double version(Path file) {
    return Double.parseDouble(file.getFileName().toString().replaceAll("^V|__.*", ""));
  }

  private String next() throws IOException {
    List<Path> all = versioned();
    return "V" + ((int) version(all.get(all.size() - 1)) + 1) + "__m.sql";
  }

  private String between(Path file) {
    int id = counter++;
    return "V" + (int) version(file) + ".5" + id + "__m" + id + ".sql";
  }

  private Path renamed(Path file) {
    return file.resolveSibling(
        file.getFileName().toString().replaceAll("__.*", "__renamed" + counter++ + ".sql"));
  }
}
