package dev.headwater.tool.jooq;

import dev.headwater.spi.CodegenOrder;
import dev.headwater.spi.CodegenReport;
import dev.headwater.spi.CodegenTool;
import dev.headwater.spi.ToolFailure;
import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.OnError;

/** Generates with the jOOQ that stands beside this class. */
public final class JooqCodegenTool implements CodegenTool {

  @Override
  public String version() {
    return Constants.FULL_VERSION;
  }

  @Override
  public CodegenReport generate(Connection database, CodegenOrder order) {
    ClassLoader mine = JooqCodegenTool.class.getClassLoader();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // jOOQ finds the user's generators and strategies through this loader.
    Thread.currentThread().setContextClassLoader(mine);
    Supplier<List<String>> leftOut = MigratedDatabase.reportLeftOut();
    try (JooqLog log = JooqLog.capture()) {
      Configuration configuration = GeneratorXml.complete(order);
      configuration.setLogging(Logging.WARN);
      configuration.setOnUnused(OnError.LOG);
      GenerationTool tool = new GenerationTool();
      tool.setConnection(database);
      tool.run(configuration);
      // An exception while writing a class is only logged by jOOQ.
      if (!log.errors().isEmpty()) {
        throw new ToolFailure("generate", "jOOQ could not write all classes", log.errors());
      }
      if (!log.unused().isEmpty()) {
        throw unused(log.unused());
      }
      return new CodegenReport(log.warnings(), leftOut.get());
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
      throw new ToolFailure("generate", String.valueOf(e.getMessage()), causes(e)).causedBy(e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static ToolFailure unused(List<String> unused) {
    return new ToolFailure(
        "unused-configuration",
        unused.size() == 1
            ? "a part of the jOOQ configuration matches nothing in the database"
            : unused.size() + " parts of the jOOQ configuration match nothing in the database",
        unused);
  }

  private static List<String> causes(Exception e) {
    return Stream.iterate(e.getCause(), cause -> cause != null, Throwable::getCause)
        .map(cause -> "cause: " + cause)
        .toList();
  }
}
