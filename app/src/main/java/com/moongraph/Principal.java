package com.moongraph;

import java.util.UUID;

/** Who owns a folder or has a role on it. */
public sealed interface Principal {

  /** One user. */
  record Person(UUID userId) implements Principal {}

  /** The members of a team. */
  record Team(UUID teamId) implements Principal {}
}
