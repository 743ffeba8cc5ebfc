package dev.headwater.codegen.factories;

import dev.headwater.codegen.FactoryChoice;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.io.CacheRoot;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.rows.Recipe;
import dev.headwater.rows.RowMaker;
import dev.headwater.rows.RowMaker.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds out how rows are made in a migrated database, proves it there, and writes factories. */
public final class FactoryWork {

  private final GenerateRequest request;
  private final FactoryChoice choice;

  public FactoryWork(GenerateRequest request, FactoryChoice choice) {
    this.request = request;
    this.choice = choice;
  }

  /**
   * Writes all files.
   *
   * @param sources the folder of jOOQ's classes
   * @param staged a folder for the files
   */
  public void write(ThrowawayDatabase database, Path sources, Path staged) throws IOException {
    GeneratedTables classes = GeneratedTables.in(sources);
    if (classes.isEmpty() && !request.codegen().makesClasses()) {
      throw new ProblemException(
          Problem.of("no-classes", "there are no classes to make factories for")
              .at(SourceLocation.file(SourceLocation.shown(request.root(), sources)))
              .withFix("name the folder of the sources that jOOQ generated: <factories><classes>"));
    }
    Found found = found(database);
    FactoryProblem.throwIfAny(found, classes);
    Map<Recipe, GeneratedTable> tables = new LinkedHashMap<>();
    for (Recipe recipe : found.recipes()) {
      Optional<GeneratedTable> table = classes.of(recipe.schema(), recipe.table());
      table.ifPresent(type -> tables.put(recipe, type));
    }
    FactoryFolder.write(new FactorySource(choice.packageName(), tables).files(), staged);
  }

  private Found found(ThrowawayDatabase database) throws IOException {
    try (Connection session = database.dataSource().getConnection()) {
      Optional<Path> kept =
          request.refresh()
              ? Optional.empty()
              : CacheRoot.ifWritable(request.folders().cache())
                  .map(cache -> cache.resolve("factories"));
      return RowMaker.run(session, new RowMaker.Wanted(choice.values(), kept));
    } catch (SQLException e) {
      throw new ProblemException(
          database
              .gone(" while rows were tried")
              .orElseGet(
                  () ->
                      Problem.of(
                          String.valueOf(e.getSQLState()),
                          "the factories cannot be proven: " + e.getMessage())));
    }
  }
}
