package dev.headwater.maven;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * Credentials out of Maven's settings.xml.
 *
 * @param element the element that names the server, as messages show it
 */
record SettingsServer(PipelineMojo mojo, String element) {

  /**
   * The server with its password in plain text.
   *
   * @throws ProblemException when there is none, or when its password cannot be decrypted
   */
  Server named(String id) {
    return decrypted(server(id));
  }

  private Server server(String id) {
    List<Server> servers = mojo.session.getSettings().getServers();
    return servers.stream()
        .filter(server -> id.equals(server.getId()))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of("server-id", "settings.xml has no <server> \"" + id + "\"")
                        .withDetail(
                            "known",
                            servers.isEmpty()
                                ? "none"
                                : servers.stream()
                                    .map(Server::getId)
                                    .sorted()
                                    .collect(Collectors.joining(", ")))
                        .withFix(
                            "correct "
                                + element
                                + ", or add to ~/.m2/settings.xml:\n"
                                + "<servers><server><id>"
                                + id
                                + "</id><username>…</username><password>…</password>"
                                + "</server></servers>")));
  }

  private Server decrypted(Server server) {
    SettingsDecryptionResult result =
        mojo.decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    String problems =
        result.getProblems().stream()
            .filter(problem -> problem.getSeverity() != Severity.WARNING)
            .map(SettingsProblem::getMessage)
            .collect(Collectors.joining("\n"));
    if (!problems.isEmpty()) {
      throw new ProblemException(
          Problem.of(
                  "server-id",
                  "the password of <server> \"" + server.getId() + "\" cannot be decrypted")
              .withDetail("Maven", problems)
              .withFix(
                  "encrypt it anew with the master password of settings-security.xml:"
                      + " mvn --encrypt-password"));
    }
    return result.getServer();
  }
}
