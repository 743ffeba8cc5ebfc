package dev.headwater.tool.jooq;

import dev.headwater.spi.CodegenOrder;
import dev.headwater.spi.CodegenReport;
import dev.headwater.spi.CodegenTool;
import dev.headwater.spi.ToolFailure;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.OnError;

/** Generates with the jOOQ that stands beside this class. */
public final class JooqCodegenTool implements CodegenTool {

  @Override
  public String version() {
    return JooqConstants.version();
  }

  @Override
  public void warmUp() {
    Warmup.run();
  }

  @Override
  public CodegenReport generate(Connection database, CodegenOrder order) {
    return Undisturbed.run(() -> generated(database, order));
  }

  private static CodegenReport generated(Connection database, CodegenOrder order) {
    try (MigratedDatabase.Seen seen = MigratedDatabase.watch(order.scope());
        JooqLog log = JooqLog.capture()) {
      Configuration configuration = GeneratorXml.complete(order);
      configuration.setLogging(Logging.WARN);
      configuration.setOnUnused(OnError.LOG);
      Database wanted = configuration.getGenerator().getDatabase();
      UnusedConfigurationProblem.refuseUnknownSchemas(wanted, order.scope());
      GenerationTool tool = new GenerationTool();
      tool.setConnection(database);
      tool.run(configuration);
      // An exception while writing a class is only logged by jOOQ.
      if (!log.errors().isEmpty()) {
        throw new ToolFailure("generate", "jOOQ could not write all classes", log.errors());
      }
      Charset encoding = Charset.forName(configuration.getGenerator().getTarget().getEncoding());
      new WrittenClasses(order.directory(), encoding).mend();
      UnusedConfigurationProblem.refuseEmptyIncludes(wanted, seen);
      if (!log.unused().isEmpty()) {
        throw UnusedConfigurationProblem.unused(log.unused());
      }
      List<String> warnings = new ArrayList<>(seen.warnings());
      warnings.addAll(log.warnings());
      return new CodegenReport(warnings, seen.leftOut(), seen.tables());
    } catch (ToolFailure e) {
      throw e;
    } catch (ClassNotFoundException e) {
      throw new ToolFailure(
              "jooq-configuration",
              "jOOQ cannot find the class " + e.getMessage(),
              List.of(
                  "fix: add the artifact that holds it to the <dependencies> of"
                      + " headwater-maven-plugin"))
          .causedBy(e);
    } catch (Exception e) {
      Optional<PatternSyntaxException> pattern = badPattern(e);
      if (pattern.isPresent()) {
        throw new ToolFailure(
            "jooq-configuration",
            "a regular expression is not valid: " + pattern.get().getPattern(),
            List.of("why: " + pattern.get().getDescription(), "fix: correct it"));
      }
      throw new ToolFailure("generate", String.valueOf(e.getMessage()), causes(e)).causedBy(e);
    }
  }

  private static Optional<PatternSyntaxException> badPattern(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .filter(PatternSyntaxException.class::isInstance)
        .map(PatternSyntaxException.class::cast)
        .findFirst();
  }

  private static List<String> causes(Exception e) {
    return Stream.iterate(e.getCause(), cause -> cause != null, Throwable::getCause)
        .map(cause -> "cause: " + cause)
        .toList();
  }
}
