package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/**
 * The folders and the package of an execution, which no other execution in the project may have:
 * each replaces the folders as a whole, and writes a {@code DefaultCatalog} into the package.
 */
record OwnPlace(MavenProject project, String execution) {

  void takeFolder(GenerateRequest request) {
    if (otherOwner(request.outputDirectory().toString()).isPresent()) {
      throw new ProblemException(
          Problem.of("output-in-use", "two executions write the same output folder")
              .at(folder(request))
              .withFix("give each execution an <outputDirectory> of its own"));
    }
  }

  void takeSchemaFolder(GenerateRequest request) {
    if (request.schemaFolder().isPresent()
        && otherOwner(request.schemaFolder().get().toString()).isPresent()) {
      throw new ProblemException(
          Problem.of("schema-folder-in-use", "two executions write the same schema folder")
              .at(
                  SourceLocation.file(
                      SourceLocation.shown(request.root(), request.schemaFolder().get())))
              .withFix("give each execution a <schemaFolder> of its own, or only one of them"));
    }
  }

  void takePackage(GenerateRequest request) {
    String name = request.codegen().packageName();
    otherOwner("headwater package " + name)
        .ifPresent(
            other -> {
              throw new ProblemException(
                  Problem.of(
                          "package-in-use", "two executions write classes of the package " + name)
                      .at(folder(request))
                      .withDetail("executions", other + ", " + execution)
                      .withDetail(
                          "why",
                          "both folders are source folders of this project, so javac would find"
                              + " each class twice")
                      .withFix("give each execution a <packageName> of its own"));
            });
  }

  private static SourceLocation folder(GenerateRequest request) {
    return SourceLocation.file(SourceLocation.shown(request.root(), request.outputDirectory()));
  }

  /** The same execution again is no conflict: Maven plans each phase of a command for itself. */
  private Optional<String> otherOwner(String place) {
    Object owner = project.getContextValue(place);
    project.setContextValue(place, execution);
    return Optional.ofNullable(owner).map(Object::toString).filter(id -> !id.equals(execution));
  }
}
