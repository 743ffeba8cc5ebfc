package dev.headwater.maven;

import dev.headwater.io.Terminal;
import java.io.Console;
import java.util.List;
import java.util.Optional;

/**
 * Asks the user at the terminal.
 *
 * @param isGiven whether the command line says yes already
 * @param terminal empty where nobody may be asked
 */
record Confirmation(boolean isGiven, Optional<Console> terminal) {

  static Confirmation of(ConfirmedMojo goal) {
    return of(goal, goal.yes);
  }

  static Confirmation of(HeadwaterMojo goal, boolean isGiven) {
    return new Confirmation(isGiven, goal.isSeen() ? Terminal.console() : Optional.empty());
  }

  boolean ask(BuildLog log, List<String> plan) {
    plan.forEach(log::info);
    if (isGiven) {
      return true;
    }
    log.silent();
    return terminal
        .flatMap(console -> Optional.ofNullable(console.readLine("Do this? yes or no: ")))
        .filter(answer -> answer.strip().matches("(?i)y(es)?"))
        .isPresent();
  }
}
