package dev.headwater.junit;

import java.lang.reflect.Parameter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out the databases of test classes and methods. */
final class MigratedDatabaseExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(MigratedDatabaseExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    // Nested classes see the databases of the class around them.
    MigratedDatabase wanted = annotation(context);
    if (wanted != null) {
      Class<?> test = context.getRequiredTestClass();
      Server server = Server.of(context.getRoot().getStore(NAMESPACE), test, wanted);
      Databases databases = new Databases(test, wanted, server);
      store(context).put(Databases.class, databases);
      databases.begin();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    databases(context).beginMethod(context.getUniqueId());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    String name = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
    databases(context)
        .endMethod(context.getUniqueId(), name, context.getExecutionException().isPresent());
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (annotation(context) != null) {
      Databases databases = store(context).remove(Databases.class, Databases.class);
      if (databases != null) {
        databases.end(context.getUniqueId(), context.getExecutionException().isPresent());
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.isKnown(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Parameter wanted = parameter.getParameter();
    return databases(context)
        .injection(context.getUniqueId(), context.getTestMethod().isPresent())
        .of(wanted.getType());
  }

  private static Databases databases(ExtensionContext context) {
    Databases databases = store(context).get(Databases.class, Databases.class);
    if (databases == null) {
      throw new IllegalStateException("no @MigratedDatabase around");
    }
    return databases;
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  private static @Nullable MigratedDatabase annotation(ExtensionContext context) {
    return context
        .getElement()
        .map(element -> element.getAnnotation(MigratedDatabase.class))
        .orElse(null);
  }
}
