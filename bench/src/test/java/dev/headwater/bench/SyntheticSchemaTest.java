package dev.headwater.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.bench.schema.Size;
import dev.headwater.bench.schema.SyntheticSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticSchemaTest {

  @Test
  void sameSeedMakesSameBytesOnEveryMachine() throws Exception {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    SyntheticSchema.migrations(4, new Size(100, 50))
        .forEach(
            (name, text) -> hash.update((name + "\0" + text).getBytes(StandardCharsets.UTF_8)));

    assertThat(HexFormat.of().formatHex(hash.digest()))
        .isEqualTo("31cbf8bc96e3d76ba8b30057f7167a1c0e4cd7851d30e336ebbb2e5b27891546");
  }

  @Test
  void anotherSeedMakesAnotherSchema() {
    assertThat(SyntheticSchema.migrations(4, new Size(10, 10)))
        .isNotEqualTo(SyntheticSchema.migrations(5, new Size(10, 10)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 10", "10, 1", "10, 10", "10, 500", "1000, 10", "1000, 500"})
  void hasAsManyMigrationsAndTablesAsAskedFor(int migrations, int tables) {
    Map<String, String> files = SyntheticSchema.migrations(4, new Size(migrations, tables));

    assertThat(files).hasSize(migrations);
    String all = String.join("\n", files.values());
    assertThat(all.lines().filter(line -> line.matches("create table \\w+ \\(")).count())
        .isEqualTo(tables);
  }

  @Test
  void lastMigrationIsTheSameSmallStepHoweverManyThereAre() {
    List<String> few = List.copyOf(SyntheticSchema.migrations(4, new Size(10, 100)).values());
    List<String> many = List.copyOf(SyntheticSchema.migrations(4, new Size(1000, 100)).values());

    assertThat(many.get(999))
        .isEqualTo(few.get(9))
        .matches("alter table \\w+ add column remarks text;\n");
  }

  @Test
  void moreMigrationsOnlyCutTheSameStepsSmaller() {
    String few = String.join("\n", SyntheticSchema.migrations(4, new Size(10, 100)).values());
    String more = String.join("\n", SyntheticSchema.migrations(4, new Size(200, 100)).values());

    assertThat(more).isEqualTo(few);
  }

  @Test
  void aSizeIsWrittenAsMigrationsByTables() {
    assertThat(Size.of("100x10")).isEqualTo(new Size(100, 10));
    assertThatThrownBy(() -> Size.of("100"))
        .hasMessage("100 is not like 100x10: migrations, then tables");
  }
}
