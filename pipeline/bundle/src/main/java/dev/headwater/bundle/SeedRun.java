package dev.headwater.bundle;

import dev.headwater.command.seed.Seed;
import dev.headwater.command.seed.SeedRequest;
import dev.headwater.command.seed.Seeded;
import dev.headwater.report.SeedReport;
import dev.headwater.report.StateWords;

/** Brings seeds in. */
record SeedRun(Deployment deployment) implements BundleCommand.Run {

  @Override
  public CommandEnd run() {
    Output output = deployment.output();
    Seeded seeded =
        new Seed()
            .run(
                new SeedRequest(
                    deployment.project().requestWithSeeds(), deployment.settings().seeds()),
                deployment.database(),
                rows -> {
                  output.info(SeedReport.deletion(rows));
                  return deployment.settings().yes();
                });
    output.info(SeedReport.lines(seeded));
    return CommandEnd.done(StateWords.of(seeded));
  }
}
