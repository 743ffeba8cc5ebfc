package com.moongraph;

import com.moongraph.db.enums.UserStatus;
import com.moongraph.id.UserId;
import java.util.Optional;

/** Somebody who has signed in. */
public record User(UserId id, Auth0Profile profile, UserStatus status) {

  /** The address of the account. */
  public String email() {
    return profile.email();
  }

  /** The full name, if the token had one. */
  public Optional<String> name() {
    return profile.name();
  }
}
