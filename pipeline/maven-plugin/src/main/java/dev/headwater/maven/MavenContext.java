package dev.headwater.maven;

import dev.headwater.setting.Credentials;
import dev.headwater.setting.ProjectContext;
import dev.headwater.tool.ToolVersions;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.settings.Server;
import org.jspecify.annotations.Nullable;

/** What Maven knows of the project. */
record MavenContext(PipelineMojo mojo, MavenArtifactResolver resolver) implements ProjectContext {

  @Override
  public Path folder() {
    return mojo.project.getBasedir().toPath();
  }

  @Override
  public ToolVersions tools() {
    return ProjectVersions.of(mojo.project, mojo.execution.getPlugin());
  }

  @Override
  public Path root() {
    String root = mojo.session.getRequest().getBaseDirectory();
    return root == null ? folder() : Path.of(root);
  }

  @Override
  public String packageExample() {
    return mojo.project.getGroupId() + ".db";
  }

  @Override
  public boolean isOffline() {
    return mojo.session.isOffline();
  }

  @Override
  public List<Path> classPath() {
    return resolver.projectClassPath(mojo.project);
  }

  @Override
  public List<Path> codegenClassPath() {
    return mojo.execution.getPlugin().getDependencies().isEmpty()
        ? List.of()
        : resolver.pluginClassPath();
  }

  @Override
  public Credentials credentials(String element, String id) {
    Server server = new SettingsServer(mojo, element).named(id);
    return new Credentials(given(server.getUsername()).strip(), given(server.getPassword()));
  }

  private static String given(@Nullable String value) {
    return value == null ? "" : value;
  }
}
