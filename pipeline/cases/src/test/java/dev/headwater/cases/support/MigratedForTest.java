package dev.headwater.cases.support;

import dev.headwater.apply.Migrator;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.cluster.EmbeddedProvider;
import dev.headwater.script.ScriptSet;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import javax.sql.DataSource;

/** A migrated database to query, for as long as a test needs it. */
public final class MigratedForTest {

  private MigratedForTest() {}

  public interface Use {
    void with(DataSource database) throws Exception;
  }

  public static void use(GenerateRequest request, TestArtifacts artifacts, Use use)
      throws Exception {
    try (ToolLoaders loaders = new ToolLoaders()) {
      Toolbox tools = new Toolbox(request.toolSet(), artifacts, loaders);
      DatabaseOrder order =
          DatabaseOrder.ofEmpty(request.database(), ScriptSet.find(request.scripts()));
      try (ThrowawayDatabase database =
          new EmbeddedProvider(artifacts, tools.driver()).open(order, GenerateListener.SILENT)) {
        Migrator migrator = new Migrator(order, GenerateListener.SILENT, database);
        migrator.initialise();
        migrator.migrate(tools.flyway());
        use.with(database.dataSource());
      }
    }
  }
}
