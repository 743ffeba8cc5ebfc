package dev.headwater.web.page;

import dev.headwater.web.text.SafeText;

/** The place of a migration on the site. */
public final class MigrationAddress {

  private MigrationAddress() {}

  /** The path of its page in the site. */
  public static String of(String script) {
    return "migrations/" + SafeText.fileWithCapitals(script.replaceFirst("\\.sql$", "")) + ".html";
  }
}
