package dev.headwater.web.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Fact.Place;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.view.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tables that belong together are in one picture. */
final class TableGroupsTest {

  private final List<Id> tables = new ArrayList<>();
  private final List<ForeignKey> keys = new ArrayList<>();

  @Test
  void fewTablesAreOneGroupWithoutThoseThatHaveNoKeys() {
    tables(5);
    key(0, 1);
    key(2, 2);
    key(3, 1);
    assertThat(groups(10)).containsExactly(List.of(id(0), id(1), id(3)));
  }

  @Test
  void tablesWithManyKeysToEachOtherStayTogether() {
    tables(12);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < i; j++) {
        key(i, j);
        key(6 + i, 6 + j);
      }
    }
    key(0, 6);
    assertThat(groups(8)).containsExactly(tables.subList(0, 6), tables.subList(6, 12));
  }

  @Test
  void everyTableWithKeysIsInOneGroupThatFits() {
    Random random = new Random(1);
    tables(300);
    for (int i = 0; i < 500; i++) {
      key(random.nextInt(300), i % 4 == 0 ? random.nextInt(4) : random.nextInt(300));
    }
    List<List<Id>> groups = groups(40);
    assertThat(groups).allMatch(group -> group.size() <= 40);
    List<Id> all = groups.stream().flatMap(List::stream).toList();
    assertThat(all).doesNotHaveDuplicates();
    assertThat(new HashSet<>(all)).hasSizeGreaterThan(270);
    assertThat(groups(40)).isEqualTo(groups);
  }

  private List<List<Id>> groups(int most) {
    return TableGroups.of(tables, keys, most);
  }

  private void tables(int number) {
    for (int i = 0; i < number; i++) {
      tables.add(id(i));
    }
  }

  private static Id id(int number) {
    return new Id(Kind.TABLE, "public", "t%03d".formatted(number));
  }

  private void key(int from, int to) {
    Id id = new Id(Kind.CONSTRAINT, id(from).qualified(), "k" + keys.size());
    Fact fact =
        new Fact(id, Optional.of(id(from)), new TreeMap<>(), new TreeSet<>(), new Place(0, 0, 0));
    keys.add(new ForeignKey(fact, id(from), List.of("a"), id(to), List.of("b"), ""));
  }
}
