package dev.headwater.cases.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.CaseFolder;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import dev.headwater.tool.ToolLoaders;
import dev.headwater.tool.Toolbox;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that lives longer than a build, as in the Maven daemon, keeps no tools of it. */
final class ToolsAreLetGoTest {

  @TempDir private Path folder;

  @Test
  void threadThatGeneratedKeepsNoLoader() throws Exception {
    WeakReference<ClassLoader> driver = generated();
    for (int i = 0; i < 200 && driver.get() != null; i++) {
      System.gc();
      Thread.sleep(50); // another class may use the same tools now
    }
    assertThat(driver.get()).isNull();
  }

  /** The loader below all tools that speak to a database. */
  private WeakReference<ClassLoader> generated() throws Exception {
    TestArtifacts artifacts = new TestArtifacts();
    GenerateRequest request =
        CaseFolder.all().get(0).request(folder.resolve("java"), any -> any.fork(false));
    new Generate(artifacts).run(request, GenerateListener.SILENT);
    try (ToolLoaders loaders = new ToolLoaders()) {
      Toolbox tools = new Toolbox(request.toolSet(), artifacts, loaders);
      ToolLoaders.discard(tools.driver());
      return new WeakReference<>(tools.driver());
    }
  }
}
