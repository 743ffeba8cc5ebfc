package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Loss;
import dev.headwater.catalog.script.Step.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Statements that turn one schema into another. Nobody knows that they are right before they have
 * run and the result was compared.
 *
 * @param parts one after the other; none where nothing differs
 * @param refused an object that no statement can make or change
 */
public record SchemaScript(List<ScriptPart> parts, Optional<Id> refused) {

  /** A body may name what comes later. */
  private static final String UNCHECKED = "set local check_function_bodies = off";

  public SchemaScript {
    parts = List.copyOf(parts);
  }

  /** How indexes of tables that exist are made and removed. */
  public enum Indexes {
    /** In a transaction. Writers to the table wait until the index is there. */
    PLAIN,
    /** {@code CONCURRENTLY}, outside of a transaction. */
    CONCURRENT
  }

  /** The statements from one catalogue to another of the same major version. */
  public static SchemaScript between(Catalog from, Catalog to) {
    return between(from, to, Indexes.PLAIN);
  }

  /** The same, with a choice for indexes. */
  public static SchemaScript between(Catalog from, Catalog to, Indexes indexes) {
    try {
      Plan plan = new Plan(from, to);
      List<Step> steps = new StepOrder(plan, new Steps(plan)).ordered();
      ConcurrentIndexes concurrent = new ConcurrentIndexes(plan, indexes);
      return new SchemaScript(parts(steps, new StepLoss(plan), concurrent), Optional.empty());
    } catch (CannotWriteException e) {
      return new SchemaScript(List.of(), Optional.of(e.id()));
    }
  }

  private static List<ScriptPart> parts(
      List<Step> steps, StepLoss losses, ConcurrentIndexes concurrent) {
    List<ScriptStatement> labels = new ArrayList<>();
    List<ScriptStatement> others = new ArrayList<>();
    List<ScriptStatement> alone = new ArrayList<>();
    for (Step step : steps) {
      // A new label cannot be used before it is committed.
      boolean isLabel = step.act() == Act.ALTER && step.id().kind() == Kind.ENUM;
      boolean isAlone = concurrent.is(step);
      Optional<Loss> loss = losses.of(step);
      for (String statement : step.written()) {
        String sql = isAlone ? ConcurrentIndexes.concurrently(statement) : statement;
        (isLabel ? labels : isAlone ? alone : others)
            .add(new ScriptStatement(step.id(), sql, loss));
        loss = Optional.empty();
      }
      if (makesRoutine(step) && others.stream().noneMatch(SchemaScript::isUnchecked)) {
        others.add(0, new ScriptStatement(step.id(), UNCHECKED, Optional.empty()));
      }
    }
    return Stream.of(
            new ScriptPart(labels, true),
            new ScriptPart(others, true),
            new ScriptPart(alone, false))
        .filter(part -> !part.statements().isEmpty())
        .toList();
  }

  private static boolean isUnchecked(ScriptStatement statement) {
    return statement.sql().equals(UNCHECKED);
  }

  private static boolean makesRoutine(Step step) {
    Kind kind = step.id().kind();
    return step.act() != Act.DROP
        && (kind == Kind.FUNCTION || kind == Kind.PROCEDURE)
        && !step.statements().isEmpty();
  }

  /** All statements in their order. */
  public List<ScriptStatement> statements() {
    return parts.stream().flatMap(part -> part.statements().stream()).toList();
  }
}
