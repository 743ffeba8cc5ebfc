package dev.headwater.cases.live;

import dev.headwater.command.status.DatabaseStatus;
import dev.headwater.command.status.Status;
import dev.headwater.command.status.StatusRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.report.StatusReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The commands that bring a shop's migrations to production. */
final class Deployment {

  private final LiveShop shop;

  Deployment(LiveShop shop) {
    this.shop = shop;
  }

  /** All that status says, with times and versions of servers left out. */
  String status() {
    return told(() -> StatusReport.lines(read()));
  }

  /** The problem where migrations are to come. */
  Optional<String> pending() {
    return StatusReport.pending(read()).map(Problem::render);
  }

  DatabaseStatus read() {
    return new Status(LiveShop.ARTIFACTS).run(new StatusRequest(shop.request()), shop.production());
  }

  /** The states of the table by script. */
  String states() {
    return read().lines().stream()
        .map(line -> line.fileName() + " " + line.state().word())
        .collect(Collectors.joining(", "));
  }

  private interface Telling {
    List<String> lines();
  }

  private String told(Telling telling) {
    String text;
    try {
      text = String.join("\n", telling.lines());
    } catch (ProblemException e) {
      text = String.valueOf(e.getMessage());
    }
    return text.replaceAll("PostgreSQL [\\d.]+", "PostgreSQL N")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +[\\d]+ (ms|s) +", "TIME ")
        .replaceAll("when +took +who", "when who")
        .replace(shop.place(), "PLACE");
  }
}
