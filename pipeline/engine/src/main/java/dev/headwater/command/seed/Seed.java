package dev.headwater.command.seed;

import dev.headwater.apply.seed.SeedDone;
import dev.headwater.apply.seed.SeedFile;
import dev.headwater.apply.seed.SeedFolder;
import dev.headwater.apply.seed.Seeding;
import dev.headwater.codegen.RunProblem;
import dev.headwater.command.live.Consent;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;

/** Brings the rows of an environment into a real database. */
public final class Seed {

  /**
   * Brings in the common seeds, and those of the environments. Each file is one transaction.
   *
   * @param consent is asked before rows are deleted
   * @throws ProblemException at the place of an error, with the files that were brought in before
   */
  public Seeded run(SeedRequest request, RealDatabase on, Consent<Rows> consent) {
    return RunProblem.said(
        request.project(),
        () -> {
          SeedFolder folder =
              SeedFolder.of(request.project().seedFolder(), request.project().scripts().root());
          List<SeedFile> files = folder.files(request.environments());
          Seeding seeding =
              new Seeding(
                  on.changing(),
                  (table, keys) -> {
                    if (!consent.isGiven(new Rows(table, keys))) {
                      throw notConfirmed(table, on);
                    }
                  });
          try {
            List<SeedDone> done = seeding.run(files);
            return new Seeded(on.name(), done);
          } catch (SQLException e) {
            throw new ProblemException(folder.problem(e));
          }
        });
  }

  private static ProblemException notConfirmed(String table, RealDatabase on) {
    return new ProblemException(
        Problem.of(
                "not-confirmed",
                "nobody confirmed that rows of " + table + " go, so they stay in " + on.name())
            .withFix("answer yes in a terminal, or say -Dheadwater.yes"));
  }
}
