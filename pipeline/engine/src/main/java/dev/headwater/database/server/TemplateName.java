package dev.headwater.database.server;

import dev.headwater.database.server.ThrowawayName.Change;
import java.util.regex.Pattern;

/**
 * The name of a database that holds a state with which later runs begin, and the only source of
 * statements about one, for the reason that {@link ThrowawayName} has.
 */
record TemplateName(String name) {

  static final String PATTERN = "^headwater_t_[0-9a-f]{40}$";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  TemplateName {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a template: " + name);
    }
  }

  /** That of the state with a key. */
  static TemplateName of(String key) {
    return new TemplateName("headwater_t_" + key);
  }

  Change mark(TemplateMark mark) {
    return new Change("comment on database " + name + " is " + ThrowawayName.literal(mark.text()));
  }

  /** Waits while a database is made of it. */
  Change drop() {
    return new Change("drop database if exists " + name);
  }
}
