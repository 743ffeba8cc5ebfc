package dev.headwater.report;

import dev.headwater.command.site.SiteOutcome;

/** A site that was made, as the user reads it. */
public record SiteReport(SiteOutcome outcome) {

  /**
   * One line.
   *
   * @param page the first page, as messages show it
   */
  public String line(String page) {
    return "site of "
        + (outcome.tables() == 1 ? "1 table or view" : outcome.tables() + " tables and views")
        + ": open "
        + page
        + "; "
        + GenerateReport.files(outcome.files());
  }
}
