package dev.headwater.cases.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.container.NeedsDocker;
import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.InstalledPostgres;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.ThrowawayDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Nobody can tell from the classes which provider ran: a sample becomes the same bytes, the
 * embedded provider's, on the same major. One that this major cannot run fails at the same place
 * with the same SQLSTATE everywhere.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(Lifecycle.PER_CLASS)
abstract class SameBytes {

  /** A container takes longest to start, and Debian's build differs least from the embedded one. */
  private static final Set<String> IN_A_CONTAINER =
      Set.of(
          "collations-and-text-search",
          "functions-that-return-tables",
          "init-script-makes-roles",
          "moongraph");

  private static final Map<String, Outcome> EMBEDDED = new ConcurrentHashMap<>();

  @TempDir Path work;

  private final TestArtifacts artifacts = new TestArtifacts();
  private @Nullable ThrowawayDatabase company;

  abstract Stream<Sample> samples();

  /** The samples that are made by one provider besides the embedded one. */
  Stream<Sample> samples(Kind provider) {
    return samples();
  }

  @TestFactory
  Stream<DynamicTest> local() {
    InstalledPostgres.required();
    return everySample(
        samples(Kind.LOCAL),
        "15",
        sample ->
            Outcome.of(
                artifacts, sample, request -> request.provider(Kind.LOCAL).postgresVersion("15")));
  }

  /** All on one server; roles are of no two samples. */
  @TestFactory
  Stream<DynamicTest> server() throws Exception {
    ThrowawayDatabase server = ServerForTest.open(artifacts, "15");
    company = server;
    ServerAddress address =
        new ServerAddress(server.url(), server.username(), server.password(), true);
    return everySample(
        samples(Kind.SERVER),
        "15",
        sample ->
            Outcome.of(
                artifacts, sample, request -> request.provider(Kind.SERVER).server(address)));
  }

  @AfterAll
  void stopServer() {
    if (company != null) {
      company.close();
    }
  }

  /** OIDs wrap around in the middle of the migrations: younger objects have smaller OIDs. */
  @TestFactory
  @Tag("thorough")
  Stream<DynamicTest> shuffledOids() throws IOException {
    InstalledPostgres.required();
    Path home = WrappingOids.home(work.resolve("postgres"));
    Path cache = work.resolve("cache");
    return everySample(
        "15",
        sample ->
            Outcome.of(
                artifacts,
                sample,
                request -> request.provider(Kind.LOCAL).postgresHome(home).cacheDirectory(cache)));
  }

  @TestFactory
  @NeedsDocker(NeedsDocker.PGVECTOR)
  Stream<DynamicTest> container() {
    return inContainers(IN_A_CONTAINER::contains);
  }

  @TestFactory
  @Tag("thorough")
  @NeedsDocker(NeedsDocker.PGVECTOR)
  Stream<DynamicTest> containerWithTheOthers() {
    return inContainers(name -> !IN_A_CONTAINER.contains(name));
  }

  private Stream<DynamicTest> inContainers(Predicate<String> wanted) {
    return everySample(
        samples().filter(sample -> wanted.test(sample.name())),
        "17",
        sample -> inContainer(sample, NeedsDocker.PGVECTOR));
  }

  /** The C library sorts and compares, too. */
  @TestFactory
  @Tag("thorough")
  @NeedsDocker(NeedsDocker.MUSL_15)
  Stream<DynamicTest> containerWithMusl() {
    return everySample("15", sample -> inContainer(sample, NeedsDocker.MUSL_15));
  }

  private Outcome inContainer(Sample sample, String image) throws Exception {
    return Outcome.of(
        artifacts,
        sample,
        request -> request.provider(Kind.CONTAINER).postgresVersion("").image(image));
  }

  private Stream<DynamicTest> everySample(String major, Way other) {
    return everySample(samples(), major, other);
  }

  private Stream<DynamicTest> everySample(Stream<Sample> samples, String major, Way other) {
    return samples.map(
        sample ->
            DynamicTest.dynamicTest(
                sample.name(),
                () ->
                    assertThat(other.of(sample).text()).isEqualTo(embedded(sample, major).text())));
  }

  private Outcome embedded(Sample sample, String major) {
    return EMBEDDED.computeIfAbsent(
        major + " " + sample.name(),
        key ->
            Outcome.of(
                artifacts,
                sample,
                request -> request.provider(Kind.EMBEDDED).postgresVersion(major)));
  }

  private interface Way {
    Outcome of(Sample sample) throws Exception;
  }
}
