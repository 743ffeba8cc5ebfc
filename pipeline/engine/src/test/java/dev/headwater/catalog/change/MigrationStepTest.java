package dev.headwater.catalog.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Fact.Place;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.ObjectHistory.Event;
import dev.headwater.catalog.change.ObjectHistory.Lost;
import dev.headwater.catalog.change.ObjectHistory.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A migration renames a table and a column, drops one, changes one, and adds one. */
final class MigrationStepTest {

  private static final Id PUBLIC = new Id(Kind.SCHEMA, "", "public");
  private static final Id USERS = new Id(Kind.TABLE, "public", "users");
  private static final Id PEOPLE = new Id(Kind.TABLE, "public", "people");

  private static final Catalog EMPTY = catalog(fact(PUBLIC, null, 1, 0));

  private static final Catalog BEFORE =
      catalog(
          fact(PUBLIC, null, 1, 0),
          fact(USERS, PUBLIC, 10, 0),
          column(USERS, "id", 1, "integer"),
          column(USERS, "mail", 2, "text"),
          column(USERS, "age", 3, "integer"),
          comment(USERS, "Who may sign in."));

  private static final Catalog AFTER =
      catalog(
          fact(PUBLIC, null, 1, 0),
          fact(PEOPLE, PUBLIC, 10, 0),
          column(PEOPLE, "id", 1, "bigint"),
          column(PEOPLE, "email", 2, "text"),
          column(PEOPLE, "name", 4, "text"),
          comment(PEOPLE, "Who signs in."));

  private static final MigrationStep FIRST = MigrationStep.of("V1__a.sql", EMPTY, BEFORE);
  private static final MigrationStep SECOND = MigrationStep.of("V2__b.sql", BEFORE, AFTER);

  @Test
  void catalogueBeforeIsKnownFromTheOneAfter() {
    assertThat(SECOND.between(AFTER).from().facts())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("dependencies")
        .containsExactlyElementsOf(BEFORE.facts());
    assertThat(FIRST.between(BEFORE).from().facts()).containsExactlyElementsOf(EMPTY.facts());
  }

  @Test
  void documentGivesTheStepBack() {
    assertThat(StepDocument.read(StepDocument.of(SECOND))).isEqualTo(SECOND);
    assertThat(StepDocument.read(StepDocument.of(FIRST)).outline()).isEqualTo(FIRST.outline());
  }

  @Test
  void historyFollowsRenamedObjects() {
    ObjectHistory history = ObjectHistory.of(List.of(FIRST, SECOND));
    Event came = new Event("V1__a.sql", Type.CAME);
    assertThat(history.of(PEOPLE)).containsExactly(came, new Event("V2__b.sql", Type.RENAMED));
    assertThat(history.of(new Id(Kind.COLUMN, "public.people", "id")))
        .containsExactly(came, new Event("V2__b.sql", Type.CHANGED));
    assertThat(history.of(new Id(Kind.COLUMN, "public.people", "email")))
        .containsExactly(came, new Event("V2__b.sql", Type.RENAMED));
    assertThat(history.of(new Id(Kind.COLUMN, "public.people", "name")))
        .containsExactly(new Event("V2__b.sql", Type.CAME));
    assertThat(history.lost(PEOPLE)).containsExactly(new Lost("V2__b.sql", "column age"));
    assertThat(history.of(USERS)).isEmpty();
  }

  private static Catalog catalog(Fact... facts) {
    return new Catalog(180006, List.of(facts), Map.of());
  }

  private static Fact column(Id table, String name, int number, String type) {
    return fact(new Id(Kind.COLUMN, table.qualified(), name), table, 10, number, "type", type);
  }

  private static Fact comment(Id about, String text) {
    return fact(new Id(Kind.COMMENT, about.toString(), "comment"), about, 0, 0, "text", text);
  }

  private static Fact fact(Id id, Id parent, long oid, int subId, String... attribute) {
    TreeMap<String, String> attributes = new TreeMap<>();
    if (attribute.length == 2) {
      attributes.put(attribute[0], attribute[1]);
    }
    return new Fact(
        id, Optional.ofNullable(parent), attributes, new TreeSet<>(), new Place(0, oid, subId));
  }
}
