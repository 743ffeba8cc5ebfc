package dev.headwater.catalog.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Fact.Place;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class OutlineTest {

  private static final Id USERS = new Id(Kind.TABLE, "public", "users");
  private static final Id MAIL = new Id(Kind.COLUMN, "public.users", "mail");
  private static final Id ACTIVE = new Id(Kind.VIEW, "public", "active");
  private static final Id ID = new Id(Kind.COLUMN, "public.active", "id");
  private static final Id RIGHTS = new Id(Kind.PRIVILEGES, "view public.active", "to app");

  @Test
  void changedColumnOfAChangedTableIsTold() {
    assertThat(told(catalog(fact(USERS, "1"), fact(MAIL, "1", USERS)), "2"))
        .containsExactly(USERS, MAIL);
  }

  @Test
  void changedViewTellsItsColumnsAndNothingElse() {
    Catalog before = catalog(fact(ACTIVE, "1"), fact(ID, "1", ACTIVE), fact(RIGHTS, "1", ACTIVE));
    assertThat(told(before, "2")).containsExactlyInAnyOrder(ACTIVE, RIGHTS);
  }

  /** The objects that stand for themselves after all facts have got another value. */
  private static List<Id> told(Catalog before, String value) {
    Catalog after =
        catalog(
            before.facts().stream()
                .map(fact -> fact(fact.id(), value, fact.parent().stream().toArray(Id[]::new)))
                .toArray(Fact[]::new));
    return Outline.of(Comparison.of(before, after), after).entries().stream()
        .map(entry -> entry.change().id())
        .toList();
  }

  private static Catalog catalog(Fact... facts) {
    return new Catalog(180000, List.of(facts), Map.of());
  }

  private static Fact fact(Id id, String value, Id... parent) {
    return new Fact(
        id,
        Optional.of(List.of(parent)).filter(p -> !p.isEmpty()).map(p -> p.get(0)),
        new TreeMap<>(Map.of("value", value)),
        new TreeSet<>(),
        new Place(0, 0, 0));
  }
}
