package dev.headwater.tool.testcontainers;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.testcontainers.DockerClientFactory;

/** Testcontainers' search for a Docker. */
final class DockerSearch {

  /** Testcontainers tries each address for ten seconds. */
  private static final Duration SEARCH = Duration.ofSeconds(60);

  /** Testcontainers tries to fetch Ryuk's image for two minutes, and then once more. */
  private static final Duration HELPER = Duration.ofSeconds(130);

  private static final Duration PING = Duration.ofSeconds(20);

  private DockerSearch() {}

  static void run() {
    URI found = find();
    List<String> log = new CopyOnWriteArrayList<>();
    try {
      Deadline.within(HELPER, () -> startHelper(log));
    } catch (TimeoutException e) {
      throw TestcontainersTool.withoutRyuk()
          ? DockerProblem.silent(found.toString()).causedBy(e)
          : DockerProblem.withoutRyuk(lastWords(log)).causedBy(e);
    }
    ping(found);
  }

  /** Docker may have been stopped since an earlier run in this JVM found it. */
  private static void ping(URI found) {
    try {
      Deadline.within(PING, () -> DockerClientFactory.instance().client().pingCmd().exec());
    } catch (TimeoutException e) {
      throw DockerProblem.silent(found.toString()).causedBy(e);
    } catch (RuntimeException e) {
      throw DockerProblem.notFound(List.of(DockerMessage.of(e))).causedBy(e);
    }
  }

  private static URI find() {
    List<String> log = new CopyOnWriteArrayList<>();
    try {
      return Deadline.within(SEARCH, () -> askTestcontainers(log));
    } catch (TimeoutException e) {
      throw DockerProblem.notFound(log).causedBy(e);
    }
  }

  private static URI askTestcontainers(List<String> problems) {
    try (TestcontainersLog log = TestcontainersLog.into(problems)) {
      return DockerClientFactory.instance().getTransportConfig().getDockerHost();
    } catch (RuntimeException e) {
      throw DockerProblem.notFound(problems).causedBy(e);
    }
  }

  private static boolean startHelper(List<String> problems) {
    try (TestcontainersLog log = TestcontainersLog.into(problems)) {
      DockerClientFactory.instance().client();
      return true;
    } catch (RuntimeException e) {
      throw (TestcontainersTool.withoutRyuk()
              ? DockerProblem.afterwards(DockerMessage.of(e))
              : DockerProblem.withoutRyuk(DockerMessage.of(e)))
          .causedBy(e);
    }
  }

  private static String lastWords(List<String> log) {
    String last = log.isEmpty() ? "nothing" : log.get(log.size() - 1);
    return "after " + HELPER.toSeconds() + " s Testcontainers said: " + last.strip();
  }
}
