package dev.headwater.cases.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Fact.Place;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of PostgreSQL that differ and say the same. */
final class SameFactsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CHECK (((a OR b) OR c)) | CHECK ((a OR b OR c)) | true",
        "CHECK ((((a >= 1) AND (a <= 2)) AND b)) | CHECK (((a >= 1) AND (a <= 2) AND b)) | true",
        "CHECK (((a OR b) AND c)) | CHECK ((a OR b AND c)) | false",
        "CHECK ((x = '((a OR b) OR c)'::text)) | CHECK ((x = '(a OR b OR c)'::text)) | false",
        "CHECK ((f((a OR b)) OR c)) | CHECK ((f(a OR b) OR c)) | false",
        "CHECK ((a AND (b AND c))) | CHECK ((a AND b AND c)) | true",
        "CHECK (((a)::text = 'x''y'::text)) | CHECK (((a)::text = 'x''y'::text)) | true"
      })
  void bracketsOfChainsDoNotCount(String one, String other, boolean same) {
    assertThat(constraint(one).isSame(constraint(other))).isEqualTo(same);
  }

  private static Fact constraint(String definition) {
    return new Fact(
        new Id(Kind.CONSTRAINT, "public.t", "c"),
        Optional.empty(),
        new TreeMap<>(Map.of("definition", definition)),
        new TreeSet<>(),
        new Place(0, 0, 0));
  }
}
