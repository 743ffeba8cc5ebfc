package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.DatabaseChoice.ServerAddress;
import dev.headwater.Pipeline;
import dev.headwater.PipelineException;
import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest;
import dev.headwater.PipelineRequest.Builder;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.files.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Nobody can tell from the classes which provider ran: Moongraph and every case become the same
 * bytes, the embedded provider's, on the same major. A case that this major cannot run fails with
 * the same SQLSTATE everywhere.
 */
@Execution(ExecutionMode.CONCURRENT)
final class SameBytesTest {

  private static final Map<String, String> EMBEDDED = new ConcurrentHashMap<>();

  @TempDir static Path work;

  private final TestArtifacts artifacts = new TestArtifacts();

  @TestFactory
  Stream<DynamicTest> local() {
    InstalledPostgres.required();
    return everySample(
        "local",
        sample -> outcome(sample, request -> request.provider(Kind.LOCAL).postgresVersion("15")));
  }

  @TestFactory
  Stream<DynamicTest> server() {
    return everySample(
        "server",
        sample -> {
          try (ThrowawayDatabase company = ServerForTest.open(artifacts, "15")) {
            return outcome(sample, request -> on(company, request));
          }
        });
  }

  /** OIDs wrap around in the middle of the migrations: younger objects have smaller OIDs. */
  @TestFactory
  Stream<DynamicTest> shuffledOids() throws IOException {
    InstalledPostgres.required();
    Path home = WrappingOids.home(work.resolve("postgres"));
    return everySample(
        "shuffled OIDs",
        sample ->
            outcome(
                sample,
                request ->
                    request
                        .provider(Kind.LOCAL)
                        .postgresHome(home)
                        .cacheDirectory(work.resolve("cache"))));
  }

  private static Builder on(ThrowawayDatabase server, Builder request) {
    return request
        .provider(Kind.SERVER)
        .postgresVersion("15")
        .server(new ServerAddress(server.url(), server.username(), server.password(), true));
  }

  private Stream<DynamicTest> everySample(String way, Way other) {
    return Sample.all()
        .filter(sample -> sample.name().contains(System.getProperty("case", "")))
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    way + ": " + sample.name(),
                    () -> assertThat(other.of(sample)).isEqualTo(embedded(sample))));
  }

  private String embedded(Sample sample) {
    return EMBEDDED.computeIfAbsent(
        sample.name(),
        name -> outcome(sample, request -> request.provider(Kind.EMBEDDED).postgresVersion("15")));
  }

  /** The hash of every file, or why there is none. */
  private String outcome(Sample sample, UnaryOperator<Builder> otherwise) {
    try {
      Path work = Files.createTempDirectory("headwater-same");
      try {
        Path output = work.resolve("java");
        PipelineRequest request = sample.source().request(output, otherwise);
        new Pipeline(artifacts).run(request, PipelineListener.SILENT);
        return Files.readString(output.resolve(".headwater-manifest"));
      } catch (PipelineException e) {
        return "fails: " + e.diagnostics().get(0).code() + " " + e.diagnostics().get(0).location();
      } finally {
        Trees.delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Way {
    String of(Sample sample) throws Exception;
  }
}
