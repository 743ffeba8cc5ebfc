package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.create.Create;
import dev.headwater.command.create.CreateRequest;
import dev.headwater.command.create.CreateRequest.Extent;
import dev.headwater.problem.SourceLocation;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Makes the file of the next migration, in the style of the project, with a version that neither
 * this branch nor the base branch has.
 */
@Mojo(name = "new", threadSafe = true)
public final class NewMojo extends PipelineMojo {

  /** The words after the version in the name of the file: <code>add_last_login</code>. */
  @Parameter(property = "headwater.name")
  @Nullable String name;

  /** The branch whose versions are taken, too, such as <code>origin/main</code>. */
  @Parameter(property = "headwater.base")
  @Nullable String base;

  /** Make the undo script, too. */
  @Parameter(property = "headwater.undo", defaultValue = "false")
  boolean undo;

  @Inject
  NewMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    if (skip) {
      log.info("skipped");
      return;
    }
    GenerateRequest migrations = databaseRequest(resolver);
    CreateRequest request =
        new CreateRequest(
            migrations,
            CreateRequest.name(word(name)),
            word(base),
            undo ? Extent.WITH_UNDO : Extent.MIGRATION);
    for (Path file : Create.run(request)) {
      log.info("made " + SourceLocation.shown(migrations.root(), file));
    }
  }
}
