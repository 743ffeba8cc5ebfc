package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.script.SchemaScript;
import dev.headwater.catalog.script.ScriptPart;
import dev.headwater.catalog.script.ScriptStatement;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.State.InOrder;
import dev.headwater.proof.StateScripts.Temporary;
import dev.headwater.tool.ArtifactResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries a script for a live database on a throwaway one that is rebuilt from the live catalogue,
 * without its rows.
 */
public final class RebuildProof {

  private final GenerateRequest request;
  private final StateReading reading;
  private final UnaryOperator<Catalog> comparable;

  /**
   * @param request for a database at the migrations as they are
   * @param live the database that the script is for
   */
  public RebuildProof(GenerateRequest request, LiveState live, Reading how) {
    this.request = new SameMajor(live).of(request);
    this.reading = new StateReading(this.request, how.resolver(), how.listener());
    this.comparable = how.comparable();
  }

  /**
   * With what a proof reads, and what it compares.
   *
   * @param comparable the part of a catalogue that is compared
   */
  public record Reading(
      ArtifactResolver resolver, GenerateListener listener, UnaryOperator<Catalog> comparable) {}

  /**
   * The catalogues of a trial, as far as they are compared.
   *
   * @param empty before the first migration
   * @param live of the database
   * @param wanted after the script
   * @param owner of the throwaway database, where a role of production may have this name
   */
  public record Sides(Catalog empty, Catalog live, Catalog wanted, OwningRole owner) {}

  /** Why the script is not right; empty when it is proven. */
  public List<String> against(Sides sides, SchemaScript script) {
    Catalog live = Rebuildable.of(sides.live(), sides.owner());
    SchemaScript rebuild = SchemaScript.between(sides.empty(), live);
    if (rebuild.refused().isPresent()) {
      return List.of(
          "the database cannot be rebuilt: Headwater cannot write the statement for "
              + rebuild.refused().get());
    }
    return RunProblem.said(
        request,
        () -> {
          Temporary folder = Temporary.make();
          try {
            return tried(new Trial(folder.path(), rebuild, live), sides.wanted(), script);
          } finally {
            folder.close();
          }
        });
  }

  private record Trial(Path folder, SchemaScript rebuild, Catalog live) {}

  private List<String> tried(Trial trial, Catalog wanted, SchemaScript script) throws IOException {
    if (!request.database().choice().isInServer()) {
      // Else the roles would be those of a server that others use.
      write(trial.folder().resolve("0-roles.sql"), new NeededRoles(trial.live()).statements());
    }
    write(trial.folder(), "1-", trial.rebuild());
    List<String> against = compared(trial.folder(), trial.live(), "the rebuilt database");
    if (!against.isEmpty()) {
      return against;
    }
    write(trial.folder(), "2-", script);
    return compared(trial.folder(), wanted, "the database after the script");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private List<String> compared(Path folder, Catalog wanted, String what) throws IOException {
    Catalog made;
    try {
      made = comparable.apply(reading.read(new InOrder(files(folder), what)).catalog());
    } catch (ProblemException e) {
      Problem first = e.problems().get(0);
      return List.of(what + " cannot be made: " + first.message() + " (" + first.code() + ")");
    }
    return Comparison.of(made, wanted).changes().stream()
        .map(change -> wanted.find(change.id()).or(() -> made.find(change.id())))
        .flatMap(Optional::stream)
        .map(fact -> what + " differs: " + ObjectName.of(fact))
        .toList();
  }

  /** Each part is a transaction, as each file is. */
  private static void write(Path folder, String prefix, SchemaScript script) throws IOException {
    int number = 100;
    for (ScriptPart part : script.parts()) {
      number++;
      write(
          folder.resolve(prefix + number + ".sql"),
          part.statements().stream().map(ScriptStatement::sql).toList());
    }
  }

  private static void write(Path file, List<String> statements) throws IOException {
    if (!statements.isEmpty()) {
      Files.writeString(file, statements.stream().collect(Collectors.joining(";\n\n", "", ";\n")));
    }
  }
}
