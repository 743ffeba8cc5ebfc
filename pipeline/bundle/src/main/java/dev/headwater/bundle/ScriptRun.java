package dev.headwater.bundle;

import dev.headwater.command.script.SqlScript;
import dev.headwater.command.script.SqlScript.Outcome;
import dev.headwater.command.script.SqlScriptRequest;
import dev.headwater.setting.DeploymentSettings;

/** Prints the SQL of migrations, for people who run it by hand. */
record ScriptRun(Deployment deployment) implements BundleCommand.Run {

  @Override
  public CommandEnd run() {
    DeploymentSettings settings = deployment.settings();
    SqlScriptRequest request =
        SqlScriptRequest.of(deployment.request(), settings.from(), settings.to());
    Outcome outcome =
        new SqlScript(deployment.resolver()).unproven(request, deployment.project().found());
    deployment.output().document(outcome.result().sql());
    return CommandEnd.done("printed");
  }
}
