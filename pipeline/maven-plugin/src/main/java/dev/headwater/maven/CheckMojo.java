package dev.headwater.maven;

import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.check.Check;
import dev.headwater.command.check.CheckOutcome;
import dev.headwater.command.check.CheckOutcome.Differs;
import dev.headwater.command.check.CheckOutcome.Failed;
import dev.headwater.command.check.CheckOutcome.Same;
import dev.headwater.command.check.CheckRequest;
import dev.headwater.command.check.CheckRequest.Depth;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.CheckOutcomeFile;
import dev.headwater.report.CheckReport;
import dev.headwater.setting.ServerSettings;
import dev.headwater.tool.Documents;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Says whether the existing classes match the migrations, and whether the branch left merged
 * migrations as they were. Changes nothing but its outcome file. For pull requests.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends PipelineMojo {

  /**
   * How deep to look: <code>full</code> makes the classes anew in another folder and compares every
   * file; <code>offline</code> compares hashes of inputs and classes, and starts nothing.
   */
  @Parameter(property = "headwater.depth", defaultValue = "full")
  String depth;

  /**
   * The branch that this one will be merged into, such as <code>origin/main</code>. Migrations that
   * it has must stay as they are, and new ones must come after them. Needs git.
   */
  @Parameter(property = "headwater.base")
  @Nullable String base;

  /**
   * Where the outcome is written, as JSON. With several executions of <code>generate</code> their
   * ids are put into the name.
   */
  @Parameter(
      property = "headwater.outcomeFile",
      defaultValue = "${project.build.directory}/headwater/check.json")
  File outcomeFile;

  private boolean outcomeIsWritten;

  @Inject
  CheckMojo(RepositorySystem repositories, SettingsDecrypter decrypter) {
    super(repositories, decrypter);
  }

  @Override
  void run(MavenArtifactResolver resolver, BuildLog log) {
    new Run().run(resolver, log);
  }

  @Override
  String told(ProblemException e) {
    return new Run().told(e);
  }

  /** Apart, because Maven loads what the methods of a goal name, in every build. */
  private final class Run {

    private void run(MavenArtifactResolver resolver, BuildLog log) {
      CheckOutcomeFile file = outcomeFile();
      file.delete();
      if (skip) {
        getLog().info("Headwater: skipped");
        return;
      }
      CheckRequest request = checkRequest(resolver);
      ServerSettings.unused(request.generate().database().choice()).ifPresent(log::warned);
      CheckOutcome outcome = new Check(resolver).run(request, quiet());
      file.write(depth, outcome);
      outcomeIsWritten = true;
      CheckReport report = new CheckReport(request, commandToGenerate(), new Documents(resolver));
      if (outcome instanceof Same same) {
        report.same(same).forEach(line -> getLog().info("Headwater: " + line));
      } else if (outcome instanceof Differs differs) {
        throw new CheckDiffers(report.differs(differs));
      } else {
        throw new ProblemException(report.failed((Failed) outcome));
      }
    }

    private CheckRequest checkRequest(MavenArtifactResolver resolver) {
      Depth wanted = Depth.of(depth);
      GenerateRequest generate = request(resolver);
      Path target = Path.of(project.getBuild().getDirectory()).normalize();
      return new CheckRequest(
          generate,
          wanted,
          target.resolve("headwater").resolve("check-" + execution.getExecutionId()),
          !generate.outputDirectory().normalize().startsWith(target),
          word(base));
    }

    /**
     * A full check always starts without classes in its other folder, so that is not worth a line.
     */
    private BuildLog quiet() {
      return new BuildLog(getLog(), session.getRequest().isInteractiveMode()) {
        @Override
        public void outdated(List<String> reasons) {
          getLog().debug("Headwater: " + reasons);
        }

        @Override
        public void wroteSchema(String folder, Classes files) {}
      };
    }

    /** Also where nothing could be compared, because a parameter is wrong for example. */
    private String told(ProblemException e) {
      if (e instanceof CheckDiffers) {
        return "check: differs\n\n" + e.getMessage();
      }
      List<Problem> problems = new ArrayList<>(e.problems());
      if (!outcomeIsWritten) {
        try {
          outcomeFile().write(depth, new Failed(e.problems(), Optional.empty()));
        } catch (ProblemException noLibrary) {
          // The user must read both: the errors of the project, and why the outcome file was not
          // written.
          noLibrary.problems().stream().filter(p -> !problems.contains(p)).forEach(problems::add);
        }
      }
      return "check: error\n\n" + new ProblemException(problems).getMessage();
    }

    private CheckOutcomeFile outcomeFile() {
      return new CheckOutcomeFile(outcomeFile.toPath(), new Documents(resolver()))
          .of(new CommandLineGoal(session, project, execution).idAmongSeveral());
    }

    /** {@code mvn headwater:generate} does not see what stands in an execution. */
    private String commandToGenerate() {
      return new CommandLineGoal(session, project, execution).generateIds().isEmpty()
          ? "mvn headwater:generate"
          : "mvn generate-sources";
    }
  }

  /** The check was made, and its answer is no. */
  static final class CheckDiffers extends ProblemException {

    private static final long serialVersionUID = 1L;

    CheckDiffers(List<Problem> problems) {
      super(problems);
    }
  }
}
