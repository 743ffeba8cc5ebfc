package dev.headwater.catalog.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Fact.Place;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.Change.Changed;
import dev.headwater.catalog.change.Change.Removed;
import dev.headwater.catalog.change.Loss.Type;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes lose data, by the catalogue. */
final class LossTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bigint | integer",
        "integer | smallint",
        "numeric | bigint",
        "numeric | numeric(10,2)",
        "numeric(10,2) | numeric(10,4)",
        "numeric(10,2) | numeric(10,1)",
        "bigint | numeric(5,0)",
        "double precision | real",
        "text | character varying(20)",
        "text | character varying",
        "character varying(20) | character varying(19)",
        "character varying | character varying(19)",
        "text[] | character varying(3)[]",
        "timestamp with time zone | date",
        "timestamp(6) without time zone | timestamp(3) without time zone",
        "timestamp without time zone | timestamp(3) without time zone",
        "text | uuid",
        "text | jsonb",
      })
  void narrowerTypesDoNotHoldEveryValue(String from, String to) {
    assertThat(changed(from, to)).contains(new Loss(Type.NARROWED, "not every value fits"));
    if (!from.contains("(") && !to.contains("(")) {
      assertThat(changed(to, from)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer | bigint",
        "integer | numeric",
        "numeric(10,2) | numeric(12,4)",
        "numeric(10,2) | numeric",
        "character varying(20) | character varying(21)",
        "character varying(20) | text",
        "date | timestamp with time zone",
        "text | public.email",
        "integer | text",
      })
  void widerAndUnknownTypesLoseNothing(String from, String to) {
    assertThat(changed(from, to)).isEmpty();
  }

  @Test
  void removedObjectsLoseWhatTheyHold() {
    assertThat(removed(Kind.TABLE, Map.of())).contains(Type.ROWS);
    assertThat(removed(Kind.COLUMN, Map.of("type", "text"))).contains(Type.VALUES);
    assertThat(removed(Kind.COLUMN, Map.of("type", "text", "generated", "stored"))).isEmpty();
    assertThat(removed(Kind.COLUMN, Map.of())).as("of a view").isEmpty();
    assertThat(removed(Kind.ENUM_LABEL, Map.of())).contains(Type.LABEL);
    assertThat(removed(Kind.SEQUENCE, Map.of())).contains(Type.POSITION);
    assertThat(removed(Kind.MATERIALIZED_VIEW, Map.of())).isEmpty();
    assertThat(removed(Kind.INDEX, Map.of())).isEmpty();
  }

  @Test
  void aTableThatIsNotLoggedAnyMoreLosesItsRowsInACrash() {
    Fact logged = fact(Kind.TABLE, Map.of());
    Fact unlogged = fact(Kind.TABLE, Map.of("persistence", "unlogged"));
    assertThat(Loss.of(new Changed(logged, unlogged)).map(Loss::type)).contains(Type.DURABILITY);
    assertThat(Loss.of(new Changed(unlogged, logged))).isEmpty();
  }

  private static Optional<Loss> changed(String from, String to) {
    return Loss.of(
        new Changed(
            fact(Kind.COLUMN, Map.of("type", from)), fact(Kind.COLUMN, Map.of("type", to))));
  }

  private static Optional<Type> removed(Kind kind, Map<String, String> attributes) {
    return Loss.of(new Removed(fact(kind, attributes))).map(Loss::type);
  }

  private static Fact fact(Kind kind, Map<String, String> attributes) {
    return new Fact(
        new Id(kind, "public.t", "x"),
        Optional.empty(),
        new TreeMap<>(attributes),
        new TreeSet<>(),
        new Place(0, 0, 0));
  }
}
