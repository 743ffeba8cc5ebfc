package dev.headwater.junit;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The databases of one test class. */
final class Databases {

  private final Class<?> test;
  private final MigratedDatabase wanted;
  private final Server server;

  /** By the ids of contexts: methods, and the class. */
  private final Map<String, Injection> injections = new ConcurrentHashMap<>();

  private @Nullable OpenDatabase ofClass;

  Databases(Class<?> test, MigratedDatabase wanted, Server server) {
    this.test = test;
    this.wanted = wanted;
    this.server = server;
  }

  void begin() {
    if (wanted.per() == Per.METHOD) {
      return;
    }
    OpenDatabase database = server.next();
    ofClass = database;
    OpenDatabase.OF_CLASSES.put(test, database);
    if (wanted.per() == Per.CLASS_CLEANED) {
      database.clean();
    }
  }

  void beginMethod(String id) {
    if (wanted.per() == Per.METHOD) {
      injections.put(id, new Injection(server.next(), test));
    } else if (wanted.per() == Per.CLASS_CLEANED) {
      ofClass().clean();
    }
  }

  /**
   * The values that the tests of a context may take as parameters.
   *
   * @param isMethod whether it is the context of a test method
   * @throws IllegalStateException when it has no database
   */
  Injection injection(String id, boolean isMethod) {
    if (wanted.per() == Per.METHOD && !isMethod) {
      throw new IllegalStateException(
          "error[no-database]: each method of "
              + test.getSimpleName()
              + " has a database of its own, so the constructor and @BeforeAll have none\n"
              + "  fix: take it in the test method or in @BeforeEach, or use per = Per.CLASS");
    }
    return injections.computeIfAbsent(id, any -> new Injection(ofClass(), test));
  }

  void endMethod(String id, String name, boolean failed) throws Exception {
    Injection injection = injections.remove(id);
    if (injection != null) {
      injection.close();
    }
    OpenDatabase database = injection == null ? ofClass : injection.database();
    if (database == null) {
      return; // its beginning failed
    }
    boolean isKept = failed && isToKeep();
    if (isKept) {
      keep(database, name);
    }
    if (wanted.per() == Per.METHOD && !isKept) {
      database.end(name);
    }
  }

  void end(String id, boolean failed) throws Exception {
    OpenDatabase.OF_CLASSES.remove(test);
    Injection injection = injections.remove(id);
    if (injection != null) {
      injection.close();
    }
    if (ofClass != null) {
      if (failed && isToKeep()) {
        keep(ofClass, test.getSimpleName());
      }
      ofClass.end(test.getSimpleName());
    }
  }

  private boolean isToKeep() {
    String property = System.getProperty("headwater-junit.keepOnFailure", "false");
    return wanted.keepOnFailure() || !property.equals("false");
  }

  private static void keep(OpenDatabase database, String name) {
    System.err.println(
        "headwater-junit: " + name + " failed; look at its database: " + database.keep());
  }

  private OpenDatabase ofClass() {
    return Objects.requireNonNull(ofClass, "the database of " + test.getSimpleName());
  }
}
