package dev.headwater.bundle;

import dev.headwater.bundle.Deployment.Options;
import dev.headwater.command.bundle.BundledProject;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.setting.DeploymentSettings;
import dev.headwater.setting.Kind;
import dev.headwater.setting.Setting;
import dev.headwater.setting.Settings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Reads the arguments, and runs the command that they name. */
final class CommandLineOfBundle {

  private static final String ALLOW_DRIFT = "--allow-drift";

  private final Map<String, String> variables;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final BundledProject project = BundledProject.here();
  private final Output output = new TextOutput(out, err, new Words(project.name() + ".jar"));

  CommandLineOfBundle(Map<String, String> variables) {
    this.variables = variables;
  }

  int run(List<String> arguments) {
    try {
      DatabaseAddress.refuseSecrets(arguments);
      return parsed(arguments).number();
    } catch (ProblemException e) {
      e.problems().forEach(output::problem);
      return Refusal.of(e).number();
    }
  }

  private ExitCode parsed(List<String> arguments) {
    CommandLine line = line();
    ParseResult result;
    try {
      result = line.parseArgs(arguments.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new ProblemException(
          Problem.of("arguments", String.valueOf(e.getMessage()))
              .withFix("java -jar " + project.name() + ".jar --help shows what there is"));
    }
    Integer helped = CommandLine.executeHelpRequest(result);
    if (helped != null) {
      return ExitCode.DONE;
    }
    if (!result.hasSubcommand()) {
      line.usage(out);
      return ExitCode.REFUSED;
    }
    ParseResult command = result.subcommand();
    return run(
        BundleCommand.valueOf(command.commandSpec().name().toUpperCase(java.util.Locale.ROOT)),
        command);
  }

  private ExitCode run(BundleCommand command, ParseResult given) {
    Settings settings = new Settings();
    for (Setting setting : command.settings()) {
      String option = Words.option(setting.element());
      if (given.hasMatchedOption(option)) {
        settings.setProperty(
            setting.property().orElseThrow(), String.valueOf(given.matchedOptionValue(option, "")));
      }
    }
    Options options =
        new Options(new DeploymentSettings(settings), given.hasMatchedOption(ALLOW_DRIFT));
    return command.of(new Deployment(project, options, this::database, output)).run();
  }

  private RealDatabase database() {
    return RealDatabase.at(
        new DatabaseAddress(variables).find(), CommandLineOfBundle.class.getClassLoader());
  }

  private CommandLine line() {
    CommandSpec all =
        CommandSpec.create()
            .name("java -jar " + project.name() + ".jar")
            .mixinStandardHelpOptions(true);
    all.version(project.versions().toArray(String[]::new));
    CommandLine line = new CommandLine(all);
    line.setOut(new java.io.PrintWriter(out, true));
    for (BundleCommand command : BundleCommand.values()) {
      line.addSubcommand(command.word(), spec(command));
    }
    return line;
  }

  private static CommandSpec spec(BundleCommand command) {
    CommandSpec spec = CommandSpec.create().mixinStandardHelpOptions(true);
    spec.usageMessage().description(command.description());
    command.settings().forEach(setting -> spec.addOption(option(setting)));
    if (command != BundleCommand.STATUS) {
      spec.addOption(
          OptionSpec.builder(ALLOW_DRIFT)
              .arity("0")
              .type(boolean.class)
              .description("let the database differ from what its migrations make")
              .build());
    }
    return spec;
  }

  private static OptionSpec option(Setting setting) {
    OptionSpec.Builder option =
        OptionSpec.builder(Words.option(setting.element())).description(setting.meaning());
    return setting.kind() == Kind.YES_OR_NO
        ? option.arity("0").type(boolean.class).build()
        : option.arity("1").type(String.class).paramLabel(setting.kind().name()).build();
  }
}
