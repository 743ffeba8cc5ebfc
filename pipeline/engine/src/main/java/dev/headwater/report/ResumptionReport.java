package dev.headwater.report;

import dev.headwater.command.bundle.StoppedScript;
import dev.headwater.database.client.LostConnection;
import dev.headwater.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A script that was stopped in the middle, as the user reads it. */
public final class ResumptionReport {

  private ResumptionReport() {}

  /** How far it came, and how it goes on. */
  public static List<String> lines(StoppedScript stopped) {
    List<String> lines = new ArrayList<>();
    int total = stopped.statements().size();
    lines.add(
        "migrate: "
            + stopped.file().fileName()
            + " was stopped in the middle, outside a transaction: "
            + stopped.done()
            + " of "
            + total
            + (total == 1 ? " statement is there" : " statements are there"));
    if (!stopped.left().isEmpty()) {
      lines.add(
          "  it left an invalid index, which is dropped: " + String.join(", ", stopped.left()));
    }
    lines.add(
        stopped.done() == total
            ? "  only its row in the history is missing"
            : "  it goes on at line " + stopped.statements().get(stopped.done()).line());
    return lines;
  }

  public static String done(StoppedScript stopped) {
    return "migrate: " + stopped.file().fileName() + " is at its end";
  }

  /** The problems when the rest failed, too, with what is there now. */
  public static List<Problem> problems(StoppedScript stopped, List<Problem> problems) {
    List<Problem> told = new ArrayList<>(problems);
    Problem last =
        told.remove(told.size() - 1)
            .withDetail(
                "now",
                stopped.file().fileName()
                    + " is still in the middle: its statements before this place stay; the next run"
                    + " finds out how far it came, and goes on");
    told.add(LostConnection.is(last.code()) ? last.withFix(DeploymentWords.AGAIN) : last);
    return told;
  }

  /**
   * The end in a few words.
   *
   * @param rest of the scripts after this one
   */
  public static String words(StoppedScript stopped, String rest) {
    String words = "brought " + stopped.file().fileName() + " to its end";
    return rest.equals(StateWords.NOTHING) ? words : words + ", " + rest;
  }
}
