package com.moongraph;

import com.moongraph.id.TeamId;
import com.moongraph.id.UserId;

/** Who owns a folder or has a role on it. */
public sealed interface Principal {

  /** One user. */
  record Person(UserId userId) implements Principal {}

  /** The members of a team. */
  record Team(TeamId teamId) implements Principal {}
}
