package com.moongraph;

import com.moongraph.id.TeamId;

/** A role on a folder for somebody. */
public record FolderGrant(Principal to, FolderRole role) {

  /** For one user. */
  public static FolderGrant toUser(User user, FolderRole role) {
    return new FolderGrant(new Principal.Person(user.id()), role);
  }

  /** For the members of a team. */
  public static FolderGrant toTeam(TeamId teamId, FolderRole role) {
    return new FolderGrant(new Principal.Team(teamId), role);
  }
}
