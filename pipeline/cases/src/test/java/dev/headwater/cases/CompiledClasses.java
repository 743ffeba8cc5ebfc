package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jooq.Catalog;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableOptions;
import org.jooq.impl.DSL;

/** Generated classes, compiled and used. */
record CompiledClasses(Path classes) {

  static CompiledClasses of(Path sources, Path classes) throws IOException {
    return of(sources, classes, TestArtifacts.classPath());
  }

  /** Compiled with what a project has on its class path. */
  static CompiledClasses of(Path sources, Path classes, List<Path> libraries) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(sources)) {
      files = tree.filter(file -> file.toString().endsWith(".java")).toList();
    }
    String classPath =
        libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          files.isEmpty()
              || compiler
                  .getTask(
                      problems,
                      manager,
                      null,
                      List.of("-d", classes.toString(), "-cp", classPath, "-proc:none", "-nowarn"),
                      null,
                      manager.getJavaFileObjectsFromPaths(files))
                  .call();
      assertThat(compiled).as(problems.toString()).isTrue();
    }
    return new CompiledClasses(classes);
  }

  /** Selects from every table and view of the catalogue. */
  void queryEverything(DataSource database) throws IOException, ReflectiveOperationException {
    if (!Files.exists(classes.resolve("db/DefaultCatalog.class"))) {
      return; // nothing was generated, as the expectation says
    }
    DSLContext dsl = DSL.using(database, SQLDialect.POSTGRES);
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, CompiledClasses.class.getClassLoader())) {
      Catalog catalog =
          (Catalog) loader.loadClass("db.DefaultCatalog").getField("DEFAULT_CATALOG").get(null);
      for (Schema schema : catalog.getSchemas()) {
        for (Table<?> table : schema.getTables()) {
          if (table.getTableType() != TableOptions.TableType.FUNCTION) {
            dsl.selectFrom(table).limit(1).fetch();
          }
        }
      }
    }
  }
}
