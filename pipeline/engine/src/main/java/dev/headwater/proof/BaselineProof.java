package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.script.SchemaScript;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.RunProblem;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.State.InFolder;
import dev.headwater.proof.StateScripts.Temporary;
import dev.headwater.script.ScriptSource;
import dev.headwater.tool.ArtifactResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes the migration that makes the schema of a live database out of nothing, and tries it with
 * Flyway.
 */
public final class BaselineProof {

  private final GenerateRequest request;
  private final LiveState live;
  private final ArtifactResolver resolver;
  private final GenerateListener listener;

  /**
   * @param request for a throwaway database; there are no migrations yet
   */
  public BaselineProof(
      GenerateRequest request,
      LiveState live,
      ArtifactResolver resolver,
      GenerateListener listener) {
    this.request = new SameMajor(live).of(request);
    this.live = live;
    this.resolver = resolver;
    this.listener = StateReading.sharing(listener);
  }

  /**
   * The migration, and what was seen.
   *
   * @param refused an object that no statement can make
   * @param against why the migration is not right; empty when it is proven
   * @param roles that the schema names
   */
  public record Baseline(
      SchemaScript script, Optional<Id> refused, List<String> against, List<String> roles) {}

  /**
   * Writes and tries it.
   *
   * @param kept the part of the live catalogue that is wanted
   */
  public Baseline of(UnaryOperator<Catalog> kept, String fileName) {
    CounterpartReading.Beginning beginning =
        new CounterpartReading(request, live, resolver, listener).readBeginning();
    Catalog wanted = kept.apply(Rebuildable.of(live.catalog(), beginning.owner()));
    SchemaScript script = SchemaScript.between(beginning.catalog(), wanted);
    NeededRoles roles = new NeededRoles(wanted);
    if (script.refused().isPresent()) {
      return new Baseline(script, script.refused(), List.of(), roles.names());
    }
    List<String> against =
        RunProblem.said(request, () -> tried(script, fileName, new Wanted(wanted, kept, roles)));
    return new Baseline(script, Optional.empty(), against, roles.names());
  }

  private record Wanted(Catalog catalog, UnaryOperator<Catalog> kept, NeededRoles roles) {}

  private List<String> tried(SchemaScript script, String fileName, Wanted wanted)
      throws IOException {
    Temporary folder = Temporary.make();
    try {
      Path migrations = Files.createDirectories(folder.path().resolve("migrations"));
      file(script, fileName, request.scripts()).write(migrations);
      StateReading reading =
          new StateReading(
              request.withScripts(withRoles(wanted.roles(), folder.path())), resolver, listener);
      return compared(reading, migrations, wanted);
    } finally {
      folder.close();
    }
  }

  private ScriptSource withRoles(NeededRoles roles, Path folder) throws IOException {
    List<Path> init = new ArrayList<>(request.scripts().initScripts());
    if (!request.database().choice().isInServer() && !roles.statements().isEmpty()) {
      init.add(
          Files.writeString(
              folder.resolve("roles.sql"), String.join(";\n", roles.statements()) + ";\n"));
    }
    return request.scripts().withInitScripts(init);
  }

  private List<String> compared(StateReading reading, Path migrations, Wanted wanted) {
    Catalog made;
    try {
      made = reading.read(new InFolder(migrations.toString())).catalog();
    } catch (ProblemException e) {
      Problem first = e.problems().get(0);
      return List.of("it fails: " + first.message() + " (" + first.code() + ")");
    }
    Catalog there = wanted.kept().apply(live.owner().asOwner(made));
    return Comparison.of(there, wanted.catalog()).changes().stream()
        .map(change -> wanted.catalog().find(change.id()).or(() -> there.find(change.id())))
        .flatMap(Optional::stream)
        .map(fact -> "after it differs: " + ObjectName.of(fact))
        .toList();
  }

  /** The migration as a file. Flyway would take some texts for placeholders. */
  public static ProposedFile file(SchemaScript script, String fileName, ScriptSource settings) {
    StringBuilder text = new StringBuilder();
    script.statements().forEach(statement -> text.append(statement.sql()).append(";\n\n"));
    boolean hasPlaceholders = text.indexOf(settings.flywaySetting("placeholderPrefix", "${")) >= 0;
    return new ProposedFile(
        fileName,
        text.toString().strip() + "\n",
        hasPlaceholders ? Map.of("placeholderReplacement", "false") : Map.of());
  }
}
