package dev.headwater.database.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ScriptChain;
import dev.headwater.problem.SourceLocation;
import dev.headwater.script.NeededExtension;
import dev.headwater.script.ScriptSet;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExtensionImagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          17    |                              | postgres:17
          17.11 |                              | postgres:17.11
          17.11.0 | pgcrypto                   | postgres:17.11
          18    | uuid-ossp pg_logicalinspect  | postgres:18
          17    | vector                       | pgvector/pgvector:pg17
          17.11 | vector citext                | pgvector/pgvector:pg17
          17    | postgis postgis_topology     | postgis/postgis:17-3.5
          18    | postgis                      | postgis/postgis:18-3.6
          16    | timescaledb                  | timescale/timescaledb:latest-pg16
          16    | vector timescaledb hstore    | timescale/timescaledb-ha:pg16
          16    | citus                        | citusdata/citus:postgres_16
          17    | vector pg_search             | paradedb/paradedb:latest-pg17
          17    | postgis pgrouting            | pgrouting/pgrouting:17-3.5-3.7.3
          17    | age                          | apache/age:release_PG17_1.6.0
          """)
  void officialImageIsTakenWhereItHasEverything(String version, String extensions, String image) {
    assertThat(ExtensionImages.imageFor(order(version, "", extensions))).isEqualTo(image);
  }

  @Test
  void imageOfTheUserIsTakenWhateverIsNeeded() {
    assertThat(ExtensionImages.imageFor(order("17", "our/postgres:1", "vector our_audit")))
        .isEqualTo("our/postgres:1");
  }

  @Test
  void imageThatNobodyKnowsMustBeNamed() {
    assertThatThrownBy(() -> ExtensionImages.imageFor(order("17", "", "citext our_audit vector")))
        .isInstanceOf(CannotServeException.class)
        .hasMessage(
            """
            V1__a.sql:2:1: error[missing-extension]: postgres:17 has only the extensions that come with PostgreSQL itself
                2 | create extension our_audit;
                  | ^
              fix: name an image that has our_audit, vector: <image>…</image> or -Dheadwater.image=…""");
  }

  @Test
  void extensionThatALaterMajorBringsIsNotInTheOfficialImage() {
    assertThatThrownBy(() -> ExtensionImages.imageFor(order("14", "", "pg_walinspect")))
        .isInstanceOf(CannotServeException.class);
    assertThatThrownBy(() -> ExtensionImages.imageFor(order("17", "", "adminpack")))
        .isInstanceOf(CannotServeException.class);
    assertThat(ExtensionImages.imageFor(order("16", "", "adminpack old_snapshot")))
        .isEqualTo("postgres:16");
  }

  private static DatabaseOrder order(String version, String image, String extensions) {
    GenerateRequest request =
        GenerateRequest.in(Path.of("")).postgresVersion(version).image(image).build();
    return new DatabaseOrder(
        request.database(),
        ScriptSet.none(request.scripts()),
        Stream.of((extensions == null ? "" : extensions).split(" "))
            .filter(name -> !name.isEmpty())
            .map(
                name ->
                    new NeededExtension(
                        name,
                        new SourceLocation("V1__a.sql", 2, 1, "create extension " + name + ";")))
            .toList(),
        ScriptChain.NONE);
  }
}
