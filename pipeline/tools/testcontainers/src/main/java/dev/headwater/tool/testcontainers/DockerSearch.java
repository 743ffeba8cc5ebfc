package dev.headwater.tool.testcontainers;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.testcontainers.DockerClientFactory;

/** Testcontainers' search for a Docker. */
final class DockerSearch {

  /** Testcontainers tries each address for ten seconds. */
  private static final Duration SEARCH = Duration.ofSeconds(60);

  /** Ryuk's image may have to be fetched, for which Testcontainers has two minutes. */
  private static final Duration HELPER = Duration.ofSeconds(240);

  private DockerSearch() {}

  static void run() {
    URI found = find();
    try {
      Deadline.within(HELPER, DockerSearch::startHelper);
    } catch (TimeoutException e) {
      throw DockerProblem.silent(found.toString()).causedBy(e);
    }
  }

  private static URI find() {
    try {
      return Deadline.within(SEARCH, DockerSearch::askTestcontainers);
    } catch (TimeoutException e) {
      throw DockerProblem.notFound(List.of()).causedBy(e);
    }
  }

  private static URI askTestcontainers() {
    try (TestcontainersLog log = TestcontainersLog.capture()) {
      try {
        return DockerClientFactory.instance().getTransportConfig().getDockerHost();
      } catch (RuntimeException e) {
        throw DockerProblem.notFound(log.problems()).causedBy(e);
      }
    }
  }

  private static boolean startHelper() {
    try (TestcontainersLog log = TestcontainersLog.capture()) {
      DockerClientFactory.instance().client();
      return true;
    } catch (RuntimeException e) {
      throw TestcontainersTool.withoutRyuk()
          ? DockerProblem.afterwards(e)
          : DockerProblem.withoutRyuk(e);
    }
  }
}
