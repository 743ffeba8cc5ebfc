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

/** Schemas of others in a database are counted, not compared. */
final class SchemaScopeTest {

  private static final Id APP = new Id(Kind.SCHEMA, "", "app");
  private static final Id AUDIT = new Id(Kind.SCHEMA, "", "audit");
  private static final Id USERS = new Id(Kind.TABLE, "app", "users");
  private static final Id LOG = new Id(Kind.TABLE, "audit", "log");
  private static final Id LINE = new Id(Kind.COLUMN, "audit.log", "line");
  private static final Id EXTENSION = new Id(Kind.EXTENSION, "", "citext");
  private static final Id DEFAULTS =
      new Id(Kind.DEFAULT_PRIVILEGES, "audit", "on tables to reader");

  @Test
  void whatLiesInNoSchemaOfTheMigrationsIsCounted() {
    Catalog migrated = catalog(fact(APP), fact(USERS, APP));
    Catalog live =
        catalog(
            fact(APP),
            fact(USERS, APP),
            fact(AUDIT),
            fact(LOG, AUDIT),
            fact(LINE, LOG),
            fact(EXTENSION),
            fact(DEFAULTS));

    SchemaScope scope = SchemaScope.of(migrated);

    assertThat(scope.within(live).facts())
        .extracting(Fact::id)
        .containsExactlyInAnyOrder(APP, USERS, EXTENSION);
    assertThat(scope.elsewhere(live)).isEqualTo(Map.of("audit", 2));
    assertThat(scope.elsewhere(migrated)).isEmpty();
  }

  private static Catalog catalog(Fact... facts) {
    return new Catalog(180000, List.of(facts), Map.of());
  }

  private static Fact fact(Id id, Id... parent) {
    return new Fact(
        id,
        Optional.of(List.of(parent)).filter(p -> !p.isEmpty()).map(p -> p.get(0)),
        new TreeMap<>(),
        new TreeSet<>(),
        new Place(0, 0, 0));
  }
}
