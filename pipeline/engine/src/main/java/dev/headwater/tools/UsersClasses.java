package dev.headwater.tools;

import dev.headwater.spi.CodegenOrder;
import dev.headwater.spi.CodegenReport;
import dev.headwater.spi.CodegenTool;
import java.sql.Connection;

/**
 * jOOQ together with the user's generators, strategies and converters. These have a loader of their
 * own, below jOOQ's: with SLF4J among them, jOOQ itself would log there, and that is where it says
 * that a class could not be written.
 */
record UsersClasses(CodegenTool tool, ClassLoader users) implements CodegenTool {

  @Override
  public String version() {
    return tool.version();
  }

  @Override
  public CodegenReport generate(Connection database, CodegenOrder order) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // jOOQ looks for classes that are configured by name in this loader.
    thread.setContextClassLoader(users);
    try {
      return tool.generate(database, order);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
