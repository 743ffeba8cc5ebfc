package dev.headwater.junit;

import dev.headwater.apply.MigrationListener;
import dev.headwater.apply.Migrator;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.choice.Providers;
import dev.headwater.script.ScriptSet;
import dev.headwater.spi.MigrationTool;
import dev.headwater.tool.ToolLoaders;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens, migrates, hands out and closes the database of a test class. */
final class MigratedDatabaseExtension
    implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(MigratedDatabaseExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    annotation(context)
        .ifPresent(wanted -> context.getStore(NAMESPACE).put(DataSource.class, open(wanted)));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // Nested classes see the database of the class around them, but must not close it.
    if (annotation(context).isPresent()) {
      ThrowawayDatabase database =
          context.getStore(NAMESPACE).remove(DataSource.class, ThrowawayDatabase.class);
      if (database != null) {
        database.close();
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DataSource.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ThrowawayDatabase database =
        context.getStore(NAMESPACE).get(DataSource.class, ThrowawayDatabase.class);
    return Objects.requireNonNull(database, "no @MigratedDatabase around").dataSource();
  }

  private static Optional<MigratedDatabase> annotation(ExtensionContext context) {
    return context.getElement().map(element -> element.getAnnotation(MigratedDatabase.class));
  }

  private static ThrowawayDatabase open(MigratedDatabase wanted) {
    GenerateRequest.Builder builder =
        GenerateRequest.in(Path.of(""))
            .locations(List.of(wanted.locations()))
            .classPath(classPath())
            .flyway(Map.of("flyway.target", wanted.target()));
    String cache = System.getProperty("headwater.cache", "");
    if (!cache.isEmpty()) {
      builder.cacheDirectory(Path.of(cache));
    }
    if (!wanted.postgresVersion().isEmpty()) {
      builder.postgresVersion(wanted.postgresVersion());
    }
    GenerateRequest request = builder.build();
    ClassLoader loader = MigratedDatabaseExtension.class.getClassLoader();
    DatabaseOrder order =
        DatabaseOrder.ofEmpty(request.database(), ScriptSet.find(request.scripts()));
    ThrowawayDatabase database =
        Providers.embedded(new UnpackedOnly(), loader).open(order, DatabaseListener.SILENT);
    try {
      new Migrator(order, MigrationListener.SILENT, database)
          .migrate(ToolLoaders.bridge(MigrationTool.class, loader));
      return database;
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  /** Surefire hides the real class path behind a jar with a manifest. */
  private static List<Path> classPath() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
  }
}
