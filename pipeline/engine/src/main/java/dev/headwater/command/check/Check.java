package dev.headwater.command.check;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.command.check.CheckOutcome.Differs;
import dev.headwater.command.check.CheckOutcome.Failed;
import dev.headwater.command.check.CheckOutcome.Numbers;
import dev.headwater.command.check.CheckOutcome.Same;
import dev.headwater.command.check.CheckRequest.Depth;
import dev.headwater.command.prove.Prove;
import dev.headwater.command.prove.ProveRequest;
import dev.headwater.command.prove.Proven;
import dev.headwater.history.HistoryGuard;
import dev.headwater.io.DiskProblem;
import dev.headwater.io.Trees;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ArtifactResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what is there with what should be there. The output folder is only read. */
public final class Check {

  private final ArtifactResolver resolver;

  public Check(ArtifactResolver resolver) {
    this.resolver = resolver;
  }

  /** Never throws for what a user can mend: that is an outcome, too. */
  public CheckOutcome run(CheckRequest request, GenerateListener listener) {
    Optional<HistoryGuard.Finding> history = Optional.empty();
    try {
      if (request.base().isPresent()) {
        history =
            Optional.of(HistoryGuard.compare(request.generate().scripts(), request.base().get()));
      }
      Comparison comparison =
          request.depth() == Depth.OFFLINE
              ? new OfflineCheck(request, resolver).compare()
              : full(request, listener);
      boolean historyIsFine = history.isEmpty() || history.get().problems().isEmpty();
      Proven undos = historyIsFine ? undos(request, listener) : Proven.NONE;
      return comparison.isSame() && historyIsFine && undos.isFine()
          ? new Same(comparison.numbers(), comparison.schemaFiles(), history, undos)
          : new Differs(comparison.classes(), comparison.schema(), history, undos);
    } catch (ProblemException e) {
      return history.filter(finding -> isToldBy(finding, e.problems())).isPresent()
          ? new Differs(Differences.NONE, Differences.NONE, history, Proven.NONE)
          : new Failed(e.problems(), history);
    } catch (IOException e) {
      return new Failed(DiskProblem.of(e, request.generate().folders()).problems(), history);
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause() == null ? new IOException(e) : e.getCause();
      return new Failed(DiskProblem.of(cause, request.generate().folders()).problems(), history);
    }
  }

  /** The ways back of new migrations, in a project that has such scripts. */
  private Proven undos(CheckRequest request, GenerateListener listener) {
    boolean isWanted = request.depth() == Depth.FULL && request.base().isPresent();
    return isWanted && !ScriptSet.find(request.generate().scripts()).undos().isEmpty()
        ? new Prove(resolver).run(new ProveRequest(request.generate(), request.base()), listener)
        : Proven.NONE;
  }

  /**
   * Whether all that is wrong are versions of both branches. Where a CI checks out the merge of a
   * pull request, they are in one folder: that is what the guard is for, and no error.
   */
  private static boolean isToldBy(HistoryGuard.Finding history, List<Problem> problems) {
    Set<String> taken =
        history.problems().stream()
            .filter(problem -> problem.code().equals("history-version-taken"))
            .flatMap(problem -> problem.location().stream())
            .map(SourceLocation::path)
            .collect(Collectors.toSet());
    return problems.stream()
        .allMatch(
            problem ->
                problem.code().equals("duplicate-version")
                    && (problem
                            .location()
                            .map(SourceLocation::path)
                            .filter(taken::contains)
                            .isPresent()
                        || taken.stream()
                            .map(path -> new Problem.Detail("also", path))
                            .anyMatch(problem.details()::contains)));
  }

  private Comparison full(CheckRequest request, GenerateListener listener) throws IOException {
    GenerateRequest wanted = request.generate();
    GenerateRequest elsewhere = wanted.withOutputDirectory(request.elsewhere());
    try {
      // A check that was killed must not pass for a run.
      delete(elsewhere);
      new Generate(resolver).run(elsewhere, listener);
      FolderFiles there = FolderFiles.ofClasses(wanted.outputDirectory());
      FolderFiles made = FolderFiles.ofClasses(request.elsewhere());
      boolean nothingToCompare = there.names().isEmpty() && !request.committed();
      Differences classes = nothingToCompare ? Differences.NONE : there.comparedWith(made);
      Numbers numbers = new Numbers(there.names().size(), made.names().size());
      if (wanted.schemaFolder().isEmpty()) {
        return new Comparison(classes, Differences.NONE, numbers, 0);
      }
      FolderFiles schema = FolderFiles.ofSchema(wanted.schemaFolder().get());
      FolderFiles wantedSchema = FolderFiles.ofSchema(elsewhere.schemaFolder().orElseThrow());
      return new Comparison(
          classes, schema.comparedWith(wantedSchema), numbers, schema.names().size());
    } finally {
      delete(elsewhere);
    }
  }

  private static void delete(GenerateRequest elsewhere) throws IOException {
    Trees.delete(elsewhere.outputDirectory());
    if (elsewhere.schemaFolder().isPresent()) {
      Trees.delete(elsewhere.schemaFolder().get());
    }
  }

  /**
   * The result of a check of either depth.
   *
   * @param numbers of classes
   * @param schemaFiles the number of files in the schema folder; 0 where nobody wants one
   */
  record Comparison(Differences classes, Differences schema, Numbers numbers, int schemaFiles) {

    boolean isSame() {
      return classes.isEmpty() && schema.isEmpty();
    }
  }
}
