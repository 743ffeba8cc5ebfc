package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.embed.Profile;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.cluster.EmbeddedProvider;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ArtifactResolver.Artifact;
import dev.headwater.tool.ArtifactResolver.ArtifactMissingException;
import dev.headwater.tool.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The file that tells headwater-junit what Maven knows. It stays as it is while nothing in it would
 * change, so that a build with nothing to do resolves nothing.
 */
record TestProfile(PipelineMojo mojo, MavenArtifactResolver resolver) {

  private static final String WRITER = "dev.headwater.testProfile";

  /** Whether the tests of this module are known to use it. */
  boolean isWanted() {
    return mojo.project.getDependencies().stream()
        .anyMatch(
            d ->
                d.getArtifactId().equals("headwater-junit")
                    && d.getGroupId().equals(mojo.execution.getPlugin().getGroupId()));
  }

  /**
   * The first of several executions in a module counts.
   *
   * @param tools may know already where the tools are
   */
  void write(GenerateRequest request, ArtifactResolver tools, BuildLog log) {
    String id = mojo.execution.getExecutionId();
    Object writer = mojo.project.getContextValue(WRITER);
    if (writer != null && !writer.equals(id)) {
      return;
    }
    mojo.project.setContextValue(WRITER, id);
    Path file =
        Path.of(mojo.project.getBuild().getDirectory()).resolve("headwater/junit.properties");
    Path repository =
        mojo.session.getRepositorySession().getLocalRepository().getBasedir().toPath();
    try {
      Map<String, Path> bridges =
          Toolbox.BRIDGES_OF_A_DATABASE.stream()
              .collect(Collectors.toMap(name -> name, resolver::bridge));
      Profile profile = Profile.of(request, resolver.engine(), bridges, repository);
      if (!Profile.read(file).completes(profile)) {
        write(complete(profile, request, tools), file);
      }
    } catch (ProblemException e) {
      log.warned("headwater-junit will not find its tools: " + e.problems().get(0).message());
    } catch (ArtifactMissingException e) {
      log.warned("headwater-junit will not find its tools: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Profile complete(
      Profile profile, GenerateRequest request, ArtifactResolver tools) {
    Kind kind = request.database().choice().provider();
    if (kind == Kind.EMBEDDED || kind == Kind.AUTO) {
      EmbeddedProvider.fetch(request.database(), tools);
    }
    Map<Artifact, List<Path>> jars =
        Toolbox.ofDatabase(request.tools(), needsDocker(request.database().choice()), tools);
    Profile complete = profile;
    for (Map.Entry<Artifact, List<Path>> tool : jars.entrySet()) {
      complete = complete.with(tool.getKey(), tool.getValue());
    }
    return complete;
  }

  private static boolean needsDocker(DatabaseChoice choice) {
    return choice.provider() == Kind.CONTAINER
        || (choice.provider() == Kind.AUTO && !choice.image().isEmpty());
  }

  private static void write(Profile profile, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(file.getParent(), "junit", ".tmp");
    Files.writeString(draft, profile.text());
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
