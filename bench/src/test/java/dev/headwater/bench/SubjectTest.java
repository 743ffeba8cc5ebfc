package dev.headwater.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SubjectTest {

  @Test
  void lastMigrationIsTheOneWithTheHighestVersionAndNotTheLastByName() {
    assertThat(subject("V9__nine.sql", "V10__ten.sql", "R__again.sql").last())
        .isEqualTo("V10__ten.sql");
    assertThat(subject("new/V2.10__b.sql", "V2_9__a.sql", "old/V2__c.sql").last())
        .isEqualTo("new/V2.10__b.sql");
  }

  @Test
  void eachEditMakesATableOfItsOwn() {
    Subject subject = subject("V1__a.sql");

    assertThat(subject.edited(7))
        .isEqualTo(
            "select 1;\n\n"
                + "create table public.bench_edit7 (id bigint primary key, remarks text);\n");
    assertThat(Subject.classOf(7)).isEqualTo("BenchEdit7.java");
  }

  private static Subject subject(String... files) {
    Map<String, byte[]> texts = new TreeMap<>();
    for (String file : files) {
      texts.put(file, "select 1;\n".getBytes(StandardCharsets.UTF_8));
    }
    return new Subject("some", texts, true);
  }
}
