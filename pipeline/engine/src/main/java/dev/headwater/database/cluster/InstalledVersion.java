package dev.headwater.database.cluster;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the programs of an installed PostgreSQL for their version. */
final class InstalledVersion {

  /** "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"; "postgres (PostgreSQL) 19beta1". */
  private static final Pattern VERSION = Pattern.compile("\\) (\\d+\\S*)");

  private InstalledVersion() {}

  /** Empty when the folder does not hold a server's programs, or when they do not run here. */
  static Optional<Installation> of(Path bin) {
    Installation unknown = new Installation(bin, "", "");
    if (!unknown.isWhole()) {
      return Optional.empty();
    }
    return Installation.asked(unknown.program("postgres"), "--version")
        .map(VERSION::matcher)
        .filter(Matcher::find)
        .map(version -> new Installation(bin, version.group(1), key(bin, version.group(1))));
  }

  /** Two installations of one version may have been built otherwise. */
  private static String key(Path bin, String version) {
    return version + "-local-" + HexFormat.of().toHexDigits(bin.toString().hashCode());
  }
}
