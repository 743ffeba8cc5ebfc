package dev.headwater.command.site;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.view.SchemaView;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The objects that have no comment. */
public record Undocumented(SchemaView view) {

  private static final int SHOWN = 20;

  /**
   * Those of some kinds.
   *
   * @param kinds in whose order they are told
   */
  public List<Id> of(Iterable<Documented> kinds) {
    List<Id> missing = new ArrayList<>();
    for (Documented kind : kinds) {
      view.catalog().facts().stream()
          .filter(fact -> kindOf(fact).filter(kind::equals).isPresent())
          .map(Fact::id)
          .filter(id -> view.comment(id).isBlank())
          .forEach(missing::add);
    }
    return missing;
  }

  /** Columns of views are those of tables most of the time, and are told there. */
  private Optional<Documented> kindOf(Fact fact) {
    return switch (fact.id().kind()) {
      case TABLE, FOREIGN_TABLE -> Optional.of(Documented.TABLES);
      case VIEW, MATERIALIZED_VIEW -> Optional.of(Documented.VIEWS);
      case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> Optional.of(Documented.TYPES);
      case FUNCTION, PROCEDURE, AGGREGATE -> Optional.of(Documented.ROUTINES);
      case COLUMN ->
          Set.of(Kind.TABLE, Kind.FOREIGN_TABLE).contains(view.whole(fact.id()).kind())
              ? Optional.of(Documented.COLUMNS)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /**
   * Refuses a schema that lacks comments.
   *
   * @throws ProblemException that names the objects
   */
  void refuse(Set<Documented> required) {
    List<Id> missing = of(required);
    if (missing.isEmpty()) {
      return;
    }
    Problem problem =
        Problem.of(
            "undocumented",
            missing.size() == 1
                ? "1 object has no comment"
                : missing.size() + " objects have no comment");
    for (Id id : missing.subList(0, Math.min(SHOWN, missing.size()))) {
      problem = problem.withDetail("object", ObjectName.of(id));
    }
    if (missing.size() > SHOWN) {
      problem =
          problem.withDetail(
              "more", missing.size() - SHOWN + ", see undocumented.html of the site");
    }
    throw new ProblemException(
        problem.withFix(
            "say in a migration what it is for: comment on "
                + missing.get(0)
                + " is '…'; or require less: -Dheadwater.site.require"));
  }
}
