package dev.headwater.codegen;

import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.codegen.fingerprint.Fingerprint;
import dev.headwater.codegen.output.Decision;
import dev.headwater.codegen.output.OutputFolder;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A project with one of everything that a run depends on, and what is decided there. Instead of a
 * database and jOOQ, one class is written by hand: what was made is not looked at here.
 */
final class Checkout {

  private final Path folder;

  Checkout(Path folder) throws IOException {
    this.folder = folder;
    file("sql/V1__author.sql", "create table author (id int);\n-- end\n");
    file("sql/V2__book.sql", "create table book (id int);\n");
    file("sql/V2__book.sql.conf", "executeInTransaction=false\n");
    file("sql/R__view.sql", "create view v as select 1;\n");
    file("sql/afterMigrate.sql", "select 1;\n");
    file("callbacks/beforeMigrate.sql", "select 1;\n");
    file("init.sql", "select 'a\\b';\n");
    file("generators/com/example/OurStrategy.class", "strategy");
    jar("converters.jar", Map.of("com/example/OurConverter.class", "converter"));
    jar("library.jar", Map.of("db/java/V3__Java.class", "java", "com/example/Other.class", "x"));
    jar("bridge.jar", Map.of("Bridge.class", "bridge"));
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Checkout file(String name, String text) {
    try {
      Files.createDirectories(path(name).getParent());
      Files.writeString(path(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Checkout delete(String name) {
    try {
      Files.delete(path(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Checkout jar(String name, Map<String, String> entries) {
    return jar(name, entries, FileTime.fromMillis(1_000_000_000_000L));
  }

  Checkout jar(String name, Map<String, String> entries, FileTime time) {
    try (OutputStream out = Files.newOutputStream(path(name));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()).setLastModifiedTime(time));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  GenerateRequest request(UnaryOperator<Builder> otherwise) {
    return otherwise
        .apply(
            GenerateRequest.in(folder)
                .locations(List.of("sql", "classpath:db/java"))
                .classPath(List.of(path("library.jar")))
                .flyway(Map.of("flyway.placeholders.reader", "r", "flyway.mixed", "true"))
                .flyway(Map.of("flyway.callbackLocations", "filesystem:" + path("callbacks")))
                .schemas(List.of("public"))
                .provider(Kind.EMBEDDED)
                .initScripts(List.of(Path.of("init.sql")))
                .serverSettings(Map.of("jit", "off"))
                .packageName("com.example.db")
                .generator("<generator><x>.*\\.url</x></generator>", "pom.xml")
                .codegenClassPath(List.of(path("generators"), path("converters.jar")))
                .outputDirectory(Path.of("java"))
                .cacheDirectory(folder.resolveSibling("cache")))
        .build();
  }

  /** As a run ends. */
  void generate(UnaryOperator<Builder> otherwise, String postgres) throws IOException {
    GenerateRequest request = request(otherwise);
    Decision decision = decision(request);
    decision.begin();
    try (OutputFolder output =
        OutputFolder.take(request.root(), request.outputDirectory(), request.schemaFolder())) {
      Path staging = output.staging();
      Files.writeString(staging.resolve("Author.java"), "class Author {\n}\n");
      Files.writeString(staging.resolve("Book.java"), "class Book {\n}\n");
      output.publish(decision.madeFrom(postgres));
    }
  }

  List<String> reasons(UnaryOperator<Builder> otherwise) throws IOException {
    return decision(request(otherwise)).reasons();
  }

  /** What another machine would look for. */
  Optional<SortedMap<String, String>> wanted(UnaryOperator<Builder> otherwise) throws IOException {
    return decision(request(otherwise)).wanted().map(Fingerprint::inputs);
  }

  Decision decision(GenerateRequest request) throws IOException {
    return Decision.on(request, resolver(), ScriptSet.find(request.scripts()));
  }

  ArtifactResolver resolver() {
    return new BridgesOnly();
  }

  /** Everything else costs time, and is not needed to decide. */
  private final class BridgesOnly implements ArtifactResolver {

    @Override
    public Path file(Artifact artifact) {
      throw new AssertionError("asked for " + artifact);
    }

    @Override
    public List<Path> classPath(List<Artifact> artifacts) {
      throw new AssertionError("asked for " + artifacts);
    }

    @Override
    public Path bridge(String artifactId) {
      return path("bridge.jar");
    }
  }
}
