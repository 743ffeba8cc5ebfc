package dev.headwater.junit;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Opens, hands out and closes the database of a test class. */
final class MigratedDatabaseExtension
    implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(MigratedDatabaseExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    annotation(context)
        .ifPresent(
            wanted ->
                context
                    .getStore(NAMESPACE)
                    .put(DataSource.class, open(context.getRequiredTestClass(), wanted)));
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    // Nested classes see the database of the class around them, but must not close it.
    if (annotation(context).isPresent()) {
      Open database = context.getStore(NAMESPACE).remove(DataSource.class, Open.class);
      if (database != null) {
        database.end().close();
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DataSource.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Open database = context.getStore(NAMESPACE).get(DataSource.class, Open.class);
    return Objects.requireNonNull(database, "no @MigratedDatabase around").source();
  }

  private static Optional<MigratedDatabase> annotation(ExtensionContext context) {
    return context.getElement().map(element -> element.getAnnotation(MigratedDatabase.class));
  }

  private static Open open(Class<?> test, MigratedDatabase wanted) {
    Map<String, String> profile = Profiles.of(test);
    profile.put("test.classPath", TestClassPath.joined());
    profile.put("test.locations", String.join(",", wanted.locations()));
    profile.put("test.target", wanted.target());
    profile.put("test.postgresVersion", wanted.postgresVersion());
    Map.Entry<DataSource, AutoCloseable> open =
        Engine.of(profile).apply(profile, UsersDriver.seenBy(test.getClassLoader()));
    return new Open(open.getKey(), open.getValue());
  }

  /** A database, and what ends it. JUnit would close a value that can be closed, and too late. */
  private record Open(DataSource source, AutoCloseable end) {}
}
