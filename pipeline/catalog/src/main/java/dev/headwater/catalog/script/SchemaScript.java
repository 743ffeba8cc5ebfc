package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.Step.Act;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Statements that turn one schema into another. Nobody knows that they are right before they have
 * run and the result was compared.
 *
 * @param parts each for a transaction of its own; statements without a semicolon
 * @param refused an object that no statement can make or change
 */
public record SchemaScript(List<List<String>> parts, Optional<Id> refused) {

  public SchemaScript {
    parts = parts.stream().map(List::copyOf).toList();
  }

  /** The statements from one catalogue to another of the same major version. */
  public static SchemaScript between(Catalog from, Catalog to) {
    List<Step> steps;
    try {
      Plan plan = new Plan(from, to);
      steps = new StepOrder(plan, new Steps(plan)).ordered();
    } catch (CannotWriteException e) {
      return new SchemaScript(List.of(), Optional.of(e.id()));
    }
    List<String> labels = new ArrayList<>();
    List<String> others = new ArrayList<>();
    boolean routines = false;
    for (Step step : steps) {
      // A new label cannot be used before it is committed.
      boolean isLabel = step.act() == Act.ALTER && step.id().kind() == Kind.ENUM;
      boolean isText =
          EnumSet.of(Kind.FUNCTION, Kind.PROCEDURE, Kind.COMMENT).contains(step.id().kind());
      for (String statement : step.statements()) {
        (isLabel ? labels : others).add(isText ? statement : VarcharLists.asWritten(statement));
      }
      routines |=
          step.act() != Act.DROP
                  && step.id().kind() == Kind.FUNCTION
                  && !step.statements().isEmpty()
              || step.act() != Act.DROP
                  && step.id().kind() == Kind.PROCEDURE
                  && !step.statements().isEmpty();
    }
    if (routines) {
      // A body may name what comes later.
      others.add(0, "set local check_function_bodies = off");
    }
    List<List<String>> parts = new ArrayList<>();
    if (!labels.isEmpty()) {
      parts.add(labels);
    }
    if (!others.isEmpty()) {
      parts.add(others);
    }
    return new SchemaScript(parts, Optional.empty());
  }

  /** As a script for people and Flyway. */
  public String text() {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> part.forEach(statement -> text.append(statement).append(";\n\n")));
    return text.toString();
  }
}
