package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Change.Changed;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Loss;
import dev.headwater.catalog.change.Loss.Type;
import dev.headwater.catalog.script.Step.Act;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The data that a step loses. An object that is dropped and made again loses its data, too. */
record StepLoss(Plan plan) {

  Optional<Loss> of(Step step) {
    if (step.statements().isEmpty()) {
      return Optional.empty();
    }
    Catalog from = plan.sides().from();
    return switch (step.act()) {
      case DROP ->
          from.find(step.id()).flatMap(fact -> Loss.of(new Removed(fact))).or(() -> labels(step));
      case MAKE_WAY -> labels(step);
      case ALTER ->
          from.find(step.id())
              .flatMap(
                  before ->
                      plan.sides()
                          .to()
                          .find(step.id())
                          .flatMap(after -> Loss.of(new Changed(before, after))));
      default -> Optional.empty();
    };
  }

  /** Labels that the new type of the same name does not have. */
  private Optional<Loss> labels(Step step) {
    boolean comesBack = plan.swapped().contains(step.id()) || plan.isRebuilt(step.id());
    if (step.id().kind() != Kind.ENUM || step.act() == Act.ALTER || !comesBack) {
      return Optional.empty();
    }
    List<Fact> gone =
        plan.sides().from().children(step.id(), Kind.ENUM_LABEL).stream()
            .filter(label -> plan.sides().to().find(label.id()).isEmpty())
            .toList();
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Loss(
                Type.LABEL,
                "rows cannot keep "
                    + gone.stream()
                        .map(label -> label.id().name())
                        .collect(Collectors.joining(", "))));
  }
}
