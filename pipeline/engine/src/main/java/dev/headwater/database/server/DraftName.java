package dev.headwater.database.server;

import dev.headwater.database.server.ThrowawayName.Change;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a database that is just being made, before it has a mark: it says itself that it is
 * ours and when it was made, because whoever makes it may be killed before he can do more.
 */
record DraftName(String name) {

  static final String PATTERN = "^headwater_d_[0-9a-f]{20}$";

  private static final Pattern FORM = Pattern.compile(PATTERN);
  private static final int SECONDS = "headwater_d_".length();

  DraftName {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a draft: " + name);
    }
  }

  /**
   * A name that nobody has.
   *
   * @param now by the server's clock
   */
  static DraftName at(Instant now) {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    return new DraftName(
        "headwater_d_%08x%s"
            .formatted(now.getEpochSecond() & 0xffffffffL, HexFormat.of().formatHex(random)));
  }

  /** When it was made, by the server's clock. */
  Instant created() {
    return Instant.ofEpochSecond(Long.parseLong(name.substring(SECONDS, SECONDS + 8), 16));
  }

  /**
   * Out of {@code template0}, so that nothing of the server's own template gets in. Nobody can get
   * into this one, nor into a copy: else everybody could, until that is forbidden.
   *
   * @param major of the server; since 15 the locale's provider must be named, too
   */
  Change create(int major) {
    return make(
        "template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"
            + (major >= 15 ? " locale_provider libc" : ""));
  }

  /** With all that is in a template of ours. */
  Change copy(TemplateName template) {
    return make(template.name());
  }

  /** With all that is in a database in which nobody is now. */
  Change copy(ThrowawayName of) {
    return make(of.name());
  }

  private Change make(String template) {
    return new Change(
        "create database " + name + " template " + template + " allow_connections false");
  }

  Change mark(DatabaseMark mark) {
    return new Change("comment on database " + name + " is " + ThrowawayName.literal(mark.text()));
  }

  Change becomes(ThrowawayName made) {
    return new Change("alter database " + name + " rename to " + made.name());
  }

  Change becomes(TemplateName made) {
    return new Change("alter database " + name + " rename to " + made.name());
  }

  Change drop() {
    return new Change("drop database if exists " + name);
  }
}
