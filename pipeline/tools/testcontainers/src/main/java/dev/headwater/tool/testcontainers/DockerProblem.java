package dev.headwater.tool.testcontainers;

import dev.headwater.spi.ToolFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.TestcontainersConfiguration;

/** Why Docker cannot be used, and what to do. */
final class DockerProblem {

  private static final String CODE = "docker";
  private static final Pattern OTHER_API =
      Pattern.compile("client version [\\d.]+ is too (new|old)");

  private DockerProblem() {}

  /**
   * Testcontainers found none.
   *
   * @param log what it said meanwhile
   */
  static ToolFailure notFound(List<String> log) {
    List<DockerProbe> probes = addresses().stream().map(DockerProbe::of).toList();
    return probes.stream()
        .filter(probe -> probe.state() != DockerProbe.State.MISSING)
        .findFirst()
        .map(probe -> unusable(probe, String.join("\n", log)))
        .orElseGet(() -> missing(probes));
  }

  private static ToolFailure missing(List<DockerProbe> probes) {
    return failure(
        "there is no Docker on this machine",
        "looked for: "
            + probes.stream().map(p -> shown(p.address())).collect(Collectors.joining(", ")),
        "fix: install and start Docker; or set DOCKER_HOST to the socket of Podman, Colima or"
            + " another Docker");
  }

  private static ToolFailure unusable(DockerProbe probe, String log) {
    String place = shown(probe.address());
    return switch (probe.state()) {
      case DENIED ->
          failure(
              "this user may not use Docker",
              "why: no permission to write to " + place,
              "fix: add the user to the group that owns it (`sudo usermod -aG docker $USER`) and log"
                  + " in again, or use rootless Docker");
      case REFUSED ->
          failure(
              "Docker does not run",
              "why: nobody listens at " + place,
              "fix: start it (`sudo systemctl start docker`, or Docker Desktop)");
      case SILENT -> silent(place);
      default -> OTHER_API.matcher(log).find() ? otherApi(probe, log) : broken(probe, log);
    };
  }

  /** Docker accepts connections, and that is all. */
  static ToolFailure silent(String place) {
    return failure(
        "Docker does not answer",
        "why: " + place + " accepts connections, but an answer did not come in time",
        "fix: restart Docker; `docker info` must work");
  }

  private static ToolFailure otherApi(DockerProbe probe, String log) {
    Matcher mismatch = OTHER_API.matcher(log);
    boolean dockerIsOld = mismatch.find() && mismatch.group(1).equals("new");
    String testcontainers = "Testcontainers " + DockerClientFactory.TESTCONTAINERS_VERSION;
    String docker = "Docker " + field(probe, "Version");
    return failure(
        dockerIsOld
            ? docker + " is too old for " + testcontainers
            : testcontainers + " is too old for " + docker,
        "why: "
            + DockerMessage.in(log.substring(log.lastIndexOf("{\"message\"", mismatch.start()))),
        "Docker's API: " + field(probe, "MinAPIVersion") + " to " + field(probe, "ApiVersion"),
        dockerIsOld
            ? "fix: update Docker"
            : "fix: declare a newer org.testcontainers:testcontainers");
  }

  private static ToolFailure broken(DockerProbe probe, String log) {
    List<String> details = new ArrayList<>();
    if (probe.state() == DockerProbe.State.UNKNOWN) {
      details.add("why: " + shown(probe.address()) + ": " + probe.answer());
    } else if (!probe.isOk()) {
      String body = DockerMessage.in(probe.body());
      details.add(
          "why: "
              + shown(probe.address())
              + " answers "
              + probe.status()
              + (body.isEmpty() ? "" : ": " + body));
    } else {
      details.add("Testcontainers: " + attempts(log));
    }
    details.add("fix: `docker info` must work; restart Docker");
    return failure("Docker does not work", details.toArray(String[]::new));
  }

  /** Docker was found, but Testcontainers' own helper does not start. */
  static ToolFailure withoutRyuk(String why) {
    return failure(
        "Testcontainers cannot start its helper Ryuk, which removes forgotten containers",
        "why: " + why,
        "fix: let Docker fetch the image testcontainers/ryuk; or name a copy of it in"
            + " ~/.testcontainers.properties (ryuk.container.image=…); or set"
            + " TESTCONTAINERS_RYUK_DISABLED=true: Headwater removes its own containers without"
            + " Ryuk, too");
  }

  /** Docker was found, and then did not work. */
  static ToolFailure afterwards(String why) {
    return failure(
        "Docker does not work", "why: " + why, "fix: `docker info` must work; restart Docker");
  }

  /** Where Testcontainers looks, as far as the user can say where. */
  private static List<URI> addresses() {
    TestcontainersConfiguration configuration = TestcontainersConfiguration.getInstance();
    Set<URI> addresses = new LinkedHashSet<>();
    Stream.of(
            configuration.getUserProperty("tc.host", null),
            configuration.getEnvVarOrUserProperty("docker.host", null),
            System.getProperty("os.name", "").startsWith("Windows")
                ? "npipe:////./pipe/docker_engine"
                : "unix:///var/run/docker.sock")
        .filter(Objects::nonNull)
        .map(URI::create)
        .filter(address -> address.getScheme() != null)
        .forEach(addresses::add);
    return List.copyOf(addresses);
  }

  private static String shown(URI address) {
    return address.getScheme().equals("unix") ? address.getPath() : address.toString();
  }

  private static String field(DockerProbe probe, String name) {
    Matcher value = Pattern.compile("\"" + name + "\" ?: ?\"([^\"]*)\"").matcher(probe.body());
    return value.find() ? value.group(1) : "unknown";
  }

  /** Testcontainers' list of what it tried; it forgets a line end at its end. */
  private static String attempts(String log) {
    return log.replaceAll("As no valid configuration was found[^\\n]*", "")
        .replaceAll("\\nSee http\\S+ for more details\\.", "")
        .strip();
  }

  private static ToolFailure failure(String reason, String... details) {
    return new ToolFailure(CODE, reason, List.of(details));
  }
}
