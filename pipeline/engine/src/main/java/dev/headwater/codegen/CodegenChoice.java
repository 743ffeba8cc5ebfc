package dev.headwater.codegen;

import dev.headwater.spi.LeftOut;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which classes a run makes.
 *
 * @param schemas the schemas to generate; empty for all that are not the system's
 * @param generatorXml jOOQ's {@code <generator>}; empty for the defaults
 * @param generatorSource where that XML stands, for messages
 * @param classPath the user's generators, strategies and converters
 * @param schemaGuard whether a class is made that checks an application's database
 * @param factories which factories of test data, if any
 */
public record CodegenChoice(
    String packageName,
    List<String> schemas,
    Set<LeftOut> leaveOut,
    String generatorXml,
    String generatorSource,
    List<Path> classPath,
    boolean schemaGuard,
    Optional<FactoryChoice> factories)
    implements Serializable {

  public CodegenChoice {
    schemas = List.copyOf(schemas);
    leaveOut = Set.copyOf(leaveOut);
    classPath = List.copyOf(classPath);
  }

  /** The content of the output folder, in a word. */
  public String word() {
    return makesClasses() ? "classes" : "factories";
  }

  /** Whether this run makes classes and factories for them. */
  public boolean makesFactoriesToo() {
    return factories.isPresent() && makesClasses();
  }

  /** Whether this run makes classes, and not only factories for those of another module. */
  public boolean makesClasses() {
    return factories.isEmpty() || factories.get().classes().isEmpty();
  }
}
