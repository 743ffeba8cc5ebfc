package dev.headwater.spi;

import java.util.List;

/** A tool refuses its input. Carries text, because the tool's own classes stay in its loader. */
public final class ToolFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String reason;
  private final List<String> details;
  private final String statement;
  private final int line;

  public ToolFailure(String code, String message, List<String> details) {
    this(code, message, details, "", 0);
  }

  private ToolFailure(
      String code, String message, List<String> details, String statement, int line) {
    super(message);
    this.code = code;
    this.reason = message;
    this.details = List.copyOf(details);
    this.statement = statement;
    this.line = line;
  }

  /**
   * The same failure, of one SQL statement of a script.
   *
   * @param firstLine the statement's first line in the script, from 1
   */
  public ToolFailure at(String sql, int firstLine) {
    return new ToolFailure(code, reason, details, sql, firstLine);
  }

  /** The same failure with the tool's own exception as its cause. */
  public ToolFailure causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  public String code() {
    return code;
  }

  public List<String> details() {
    return details;
  }

  /** The failed statement; empty when unknown. */
  public String statement() {
    return statement;
  }

  /** The first line of the failed statement in its script, from 1; 0 when unknown. */
  public int line() {
    return line;
  }
}
