package dev.headwater.cases.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice.ServerAddress;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.client.ClientEnvironment;
import dev.headwater.database.server.ServerProvider;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.ScriptSet;
import java.nio.file.Path;
import java.util.Map;

/**
 * A user with variables and a home folder of his own.
 *
 * @param driver sees PostgreSQL's JDBC driver
 */
record ServerClient(ClassLoader driver, Map<String, String> variables, Path home) {

  ThrowawayDatabase open(GenerateRequest request) {
    return new ServerProvider(driver, new ClientEnvironment(variables, home, false))
        .open(
            DatabaseOrder.ofEmpty(request.database(), ScriptSet.none(request.scripts())),
            GenerateListener.SILENT);
  }

  GenerateRequest request(ServerAddress address) {
    return GenerateRequest.in(home).server(address).build();
  }

  String problem(String url, String username) {
    return problem(new ServerAddress(url, username, "", false));
  }

  String problem(ServerAddress address) {
    return problem(request(address));
  }

  String problem(GenerateRequest request) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> open(request));
    assertThat(thrown).as("the run must fail").isNotNull();
    return thrown.getMessage();
  }
}
