package dev.headwater.bundle;

import dev.headwater.bundle.BundleCommand.Access;
import dev.headwater.command.bundle.BundledProject;
import dev.headwater.database.real.RealAddress;
import dev.headwater.database.real.RealDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.setting.Kind;
import dev.headwater.setting.Setting;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the arguments, and runs the command that they name. */
final class CommandLineOfBundle {

  /** The driver writes lines for people, also where a program reads; errors say the same. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  private final Map<String, String> variables;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final BundledProject project = BundledProject.here();
  private final Words words = new Words(project.name() + ".jar");

  CommandLineOfBundle(Map<String, String> variables) {
    DRIVER.setLevel(Level.OFF);
    this.variables = variables;
  }

  /**
   * Runs.
   *
   * @return the number of an {@link ExitCode}
   */
  int run(List<String> arguments) {
    Output output =
        arguments.contains(OwnOption.JSON.word())
            ? new JsonOutput(out, words, project.documents())
            : new TextOutput(out, err, words);
    ExitCode exit = exit(arguments, output);
    if (!out.checkError()) {
      return exit.number();
    }
    // A log of JSON goes to the stream that cannot be written.
    new TextOutput(out, err, words).problem(notWritten(exit));
    return ExitCode.FAILED.number();
  }

  private static Problem notWritten(ExitCode exit) {
    return Problem.of("output", "a part of the output could not be written")
        .withDetail("now", "the command itself ended with exit code " + exit.number())
        .withFix("send the output to a place with room; status shows what the database has");
  }

  private ExitCode exit(List<String> arguments, Output output) {
    try {
      DatabaseAddress.refuseSecrets(arguments);
      return run(arguments, output);
    } catch (ProblemException e) {
      e.problems().forEach(output::problem);
      return Refusal.of(e);
    }
  }

  private ExitCode run(List<String> arguments, Output output) {
    if (arguments.contains(BundleCommand.MIGRATE.word())) {
      project.warmUp();
    }
    CommandLine line = line(arguments);
    ParseResult result = parsed(line, arguments);
    if (CommandLine.executeHelpRequest(result) != null) {
      return ExitCode.DONE;
    }
    if (!result.hasSubcommand()) {
      line.usage(err);
      return ExitCode.REFUSED;
    }
    ParseResult given = result.subcommand();
    BundleCommand command = BundleCommand.of(given.commandSpec().name());
    return run(new GivenOptions(command, given), output);
  }

  private ParseResult parsed(CommandLine line, List<String> arguments) {
    try {
      return line.parseArgs(arguments.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      if (e instanceof UnmatchedArgumentException unknown
          && unknown.getUnmatched().get(0).startsWith(OwnOption.TARGETS.word())) {
        throw new ProblemException(
            Problem.of(
                    "arguments", "this command connects to no database, so it takes no --targets")
                .withFix("leave --targets out"));
      }
      throw new ProblemException(
          Problem.of("arguments", String.valueOf(e.getMessage()))
              .withFix("java -jar " + words.jar() + " --help shows what there is"));
    }
  }

  private ExitCode run(GivenOptions options, Output output) {
    DatabaseRun run = new DatabaseRun(project, options);
    Optional<Path> targets = options.targets();
    options.requireNumbers();
    if (targets.isPresent()) {
      return new TargetsOfBundle(run, output).on(targets.get());
    }
    RealAddress address =
        options.command().access() == Access.NONE
            ? DatabaseAddress.NONE
            : new DatabaseAddress(variables).find();
    return run.on(RealDatabase.at(address, CommandLineOfBundle.class.getClassLoader()), output)
        .exit();
  }

  /** Only commands that are named get their options: all of them take a tenth of a second. */
  private CommandLine line(List<String> arguments) {
    CommandSpec all =
        CommandSpec.create()
            .name("java -jar " + words.jar())
            .mixinStandardHelpOptions(true)
            .version(project.versions().toArray(String[]::new));
    HelpTexts.ofAll(all);
    CommandLine line = new CommandLine(all).setOut(new PrintWriter(out, true));
    for (BundleCommand command : BundleCommand.values()) {
      CommandSpec spec = spec(command);
      if (arguments.contains(command.word())) {
        command.settings().forEach(setting -> spec.addOption(option(setting)));
        command.ownOptions().forEach(option -> spec.addOption(option.spec()));
      }
      line.addSubcommand(command.word(), spec);
    }
    return line;
  }

  private static CommandSpec spec(BundleCommand command) {
    CommandSpec spec = CommandSpec.create().mixinStandardHelpOptions(true);
    spec.usageMessage().description(HelpTexts.sentence(command.description()));
    return spec;
  }

  private static OptionSpec option(Setting setting) {
    OptionSpec.Builder option =
        OptionSpec.builder(Words.option(setting.element())).description(HelpTexts.of(setting));
    return setting.kind() == Kind.YES_OR_NO
        ? option.arity("0").type(boolean.class).build()
        : option.arity("1").type(String.class).paramLabel(HelpTexts.parameter(setting)).build();
  }
}
