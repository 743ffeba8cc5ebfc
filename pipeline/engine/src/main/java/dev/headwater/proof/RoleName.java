package dev.headwater.proof;

import java.util.regex.Pattern;

/** The name of a role as SQL writes it. */
final class RoleName {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private RoleName() {}

  /** With quotes where it needs them. */
  static String quoted(String role) {
    return PLAIN.matcher(role).matches() ? role : "\"" + role.replace("\"", "\"\"") + "\"";
  }
}
