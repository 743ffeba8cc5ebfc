package dev.headwater.maven;

import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome;
import dev.headwater.codegen.GenerateOutcome.Classes;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.report.GenerateReport;
import dev.headwater.report.LiveLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** A run in Maven's log: one line at its end, and signs of life while it is long. */
class BuildLog implements GenerateListener {

  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Log log;
  private final boolean interactive;
  private final LiveLine live;
  private final List<String> toolWarnings = new ArrayList<>();
  private int resumed;
  private Instant lastSign = Instant.now();

  /**
   * @param interactive false in batch mode, where nobody watches
   */
  BuildLog(Log log, boolean interactive) {
    this(
        log,
        interactive,
        interactive && !log.isDebugEnabled() ? LiveLine.ofTerminal() : LiveLine.NONE);
  }

  private BuildLog(Log log, boolean interactive, LiveLine live) {
    this.log = log;
    this.interactive = interactive;
    this.live = live;
  }

  /** Leaves the screen to others. */
  final void silent() {
    live.clear();
  }

  final void info(String text) {
    live.clear();
    log.info("Headwater: " + text);
  }

  /** A problem as the user reads it; earlier output stays on the screen above it. */
  final void error(String problem) {
    live.clear();
    log.error("\n\n" + problem + "\n");
  }

  /** One reason is enough for the reader; all of them with {@code -X}. */
  @Override
  public void outdated(List<String> reasons) {
    log.debug("Headwater: " + reasons);
    int more = reasons.size() - 1;
    info(reasons.get(0) + (more > 0 ? " (and " + more + " more: -X)" : ""));
  }

  @Override
  public void preparing(String what) {
    info(what);
  }

  @Override
  public void chose(Kind provider, List<String> reasons) {
    info(
        "the provider is "
            + provider.word()
            + (reasons.isEmpty()
                ? ", the first choice of auto"
                : ", because " + String.join("; ", reasons)));
  }

  @Override
  public void opened(DatabaseOrigin origin) {
    log.debug("Headwater: " + origin);
  }

  @Override
  public void noSnapshot(String script, String what) {
    info("no snapshot is possible after " + script + ": " + what + " is in the way");
  }

  @Override
  public void resumed(int migrations, int total) {
    resumed = migrations;
  }

  @Override
  public void migrating(int number, int total, String script) {
    log.debug("Headwater: migrating " + number + "/" + total + " " + script);
    sign("migrating " + number + "/" + total + " " + script);
  }

  @Override
  public void started(Stage stage) {
    switch (stage) {
      case OPEN -> live.show("Headwater: opening PostgreSQL …");
      case GENERATE -> sign("generating …");
      case CLOSE -> silent();
      default -> {}
    }
  }

  private void sign(String text) {
    live.show("Headwater: " + text);
    if (live.isThere()) {
      return;
    }
    Instant now = Instant.now();
    if (interactive && Duration.between(lastSign, now).compareTo(QUIET) > 0) {
      lastSign = now;
      log.info("Headwater: " + text);
    }
  }

  @Override
  public void noted(String text) {
    info(text);
  }

  @Override
  public void warned(String text) {
    live.clear();
    log.warn("Headwater: " + text);
  }

  /** Tools warn a lot; the first warning is shown, all of them with {@code -X}. */
  @Override
  public void toolWarned(String tool, String text) {
    log.debug("Headwater: " + tool + ": " + text);
    toolWarnings.add(tool + ": " + text);
  }

  @Override
  public void leftOut(List<String> objects) {
    objects.forEach(object -> log.debug("Headwater: left out: " + object));
  }

  @Override
  public void wroteSchema(String folder, Classes files) {
    String line = GenerateReport.schema(folder, files);
    if (files.written() + files.removed() > 0) {
      info(line);
    } else {
      log.debug("Headwater: " + line);
    }
  }

  @Override
  public void madeFactories(GenerateOutcome outcome) {
    Optional<String> line = GenerateReport.factories(outcome);
    if (line.isPresent()) {
      info(line.get());
    }
  }

  @Override
  public void kept(String howToConnect) {
    info("the database stays: " + howToConnect);
  }

  void finished(GenerateOutcome result) {
    finished(result, "classes");
  }

  /**
   * The end of a run.
   *
   * @param made what it made, in a word
   */
  void finished(GenerateOutcome result, String made) {
    live.clear();
    if (!toolWarnings.isEmpty()) {
      int more = toolWarnings.size() - 1;
      log.warn(
          "Headwater: " + toolWarnings.get(0) + (more > 0 ? " (and " + more + " more: -X)" : ""));
    }
    GenerateReport report = new GenerateReport(resumed, result, made);
    log.debug("Headwater: " + report.stages());
    info(report.line());
  }
}
