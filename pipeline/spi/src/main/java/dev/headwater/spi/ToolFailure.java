package dev.headwater.spi;

import java.util.List;

/** A tool refuses its input. Carries text, because the tool's own classes stay in its loader. */
public final class ToolFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String reason;
  private final List<String> details;
  private final String script;
  private final int line;

  public ToolFailure(String code, String reason, List<String> details) {
    this(code, reason, details, "", 0);
  }

  private ToolFailure(String code, String reason, List<String> details, String script, int line) {
    super(reason);
    this.code = code;
    this.reason = reason;
    this.details = List.copyOf(details);
    this.script = script;
    this.line = line;
  }

  /** The same failure, of a statement that begins on this line of its script, counted from 1. */
  public ToolFailure atLine(int firstLine) {
    return new ToolFailure(code, reason, details, script, firstLine);
  }

  /** The same failure, in the script with this name or path. */
  public ToolFailure in(String scriptOrPath) {
    return new ToolFailure(code, reason, details, scriptOrPath, line);
  }

  /** The same failure with the tool's own exception as its cause. */
  public ToolFailure causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  public String code() {
    return code;
  }

  public String reason() {
    return reason;
  }

  public List<String> details() {
    return details;
  }

  /** The name or path of the script; empty when unknown. */
  public String script() {
    return script;
  }

  /** The first line of the failed statement in its script, from 1; 0 when unknown. */
  public int line() {
    return line;
  }
}
