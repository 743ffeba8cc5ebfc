package dev.headwater.cases.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.choice.Providers;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An opened database answers, however busy the machine is: twice as many threads as processors do
 * nothing but compute. {@code -Dstarts=200} says how often; a container is started a quarter of
 * that.
 */
final class StartsTest {

  private static final int STARTS = Integer.getInteger("starts", 8);

  private final TestArtifacts artifacts = new TestArtifacts();

  @ParameterizedTest
  @Tag("thorough")
  @MethodSource("dev.headwater.cases.provider.Ground#all")
  void everyOpenedDatabaseAnswers(Ground ground) throws Exception {
    AtomicBoolean busy = new AtomicBoolean(true);
    List<Thread> stress = new ArrayList<>();
    try (ground;
        ToolLoaders loaders = new ToolLoaders()) {
      ground.prepare(artifacts);
      for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
        Thread thread = new Thread(() -> compute(busy), "stress");
        thread.setDaemon(true);
        thread.start();
        stress.add(thread);
      }
      GenerateRequest request = ground.request(GenerateRequest.in(Path.of("")));
      Toolbox tools = new Toolbox(request.toolSet(), artifacts, loaders);
      for (int i = 0; i < STARTS / ground.cost(); i++) {
        try (ThrowawayDatabase database =
                Providers.of(request.database().choice(), new Providers.Tools(artifacts, tools))
                    .open(
                        DatabaseOrder.ofEmpty(
                            request.database(), ScriptSet.none(request.scripts())),
                        GenerateListener.SILENT);
            Connection connection = database.dataSource().getConnection();
            Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery("select 6 * 7")) {
          assertThat(row.next()).isTrue();
          assertThat(row.getInt(1)).isEqualTo(42);
        }
      }
    } finally {
      busy.set(false);
      for (Thread thread : stress) {
        thread.join();
      }
    }
  }

  private static void compute(AtomicBoolean busy) {
    double value = 1;
    while (busy.get()) {
      value = Math.sin(value) + 1;
    }
    assertThat(value).isNotNaN();
  }
}
