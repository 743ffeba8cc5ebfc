package dev.headwater.maven;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.adopt.Adopt;
import dev.headwater.command.adopt.AdoptRequest;
import dev.headwater.command.adopt.Adopted;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.AdoptReport;
import java.nio.file.Path;
import java.util.List;

/** Makes the first migration of a real database. */
record Adoption(RealDatabaseMojo goal, MavenArtifactResolver resolver, BuildLog log) {

  void run(List<String> ignore) {
    GenerateRequest database = goal.databaseRequest(resolver);
    Adopted adopted = adopted(new AdoptRequest(database, ignore));
    AdoptReport report =
        new AdoptReport(
            database.root(),
            Path.of(goal.project.getBuild().getDirectory(), "headwater", "adopt.sql"));
    report.write(adopted);
    report.lines(adopted).forEach(log::info);
    ProblemException.throwIfAny(report.problem(adopted).stream().toList());
  }

  private Adopted adopted(AdoptRequest request) {
    try (RealDatabaseAccess databases = new RealDatabaseAccess(goal, resolver)) {
      return new Adopt(resolver).run(request, databases.required("adopt"), log);
    }
  }
}
