package dev.headwater.cases.snapshot;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.database.DatabaseChoice.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A project with four migrations and a cache folder of its own. */
record SnapshotProject(Path folder) {

  static SnapshotProject in(Path folder) throws IOException {
    SnapshotProject project = new SnapshotProject(folder);
    WarmCache.make(project.cache());
    Files.createDirectories(project.migrations());
    project.write("V1__a.sql", "create table a (id serial primary key, name text);");
    project.write("V2__fill_a.sql", "insert into a (name) values ('one'), ('two');");
    project.write("V3__b.sql", "create table b (id serial primary key, a int references a);");
    project.write("V4__fill_b.sql", "insert into b (a) select id from a;");
    return project;
  }

  Path migrations() {
    return folder.resolve("src/main/resources/db/migration");
  }

  Path cache() {
    return folder.resolve("cache");
  }

  void write(String name, String sql) throws IOException {
    Files.writeString(migrations().resolve(name), sql);
  }

  GenerateRequest request(UnaryOperator<Builder> otherwise) {
    return otherwise
        .apply(
            GenerateRequest.in(folder)
                .provider(Kind.EMBEDDED)
                .packageName("db")
                .cacheDirectory(cache()))
        .build();
  }

  /** All scripts with their names, those outside of the folder for migrations, too. */
  String scripts() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(this::isScript).sorted().toList()) {
        text.append(folder.relativize(file))
            .append('\n')
            .append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .append('\n');
      }
    }
    return text.toString();
  }

  private boolean isScript(Path file) {
    return !file.startsWith(cache()) && Files.isRegularFile(file);
  }

  List<Path> snapshots() throws IOException {
    Path snapshots = cache().resolve("snapshots");
    if (!Files.isDirectory(snapshots)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(snapshots)) {
      return all.sorted().toList();
    }
  }
}
