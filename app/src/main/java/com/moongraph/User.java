package com.moongraph;

import com.moongraph.db.enums.UserStatus;
import java.util.Optional;
import java.util.UUID;

/** Somebody who has signed in. */
public record User(UUID id, Auth0Profile profile, UserStatus status) {

  /** The address of the account. */
  public String email() {
    return profile.email();
  }

  /** The full name, if the token had one. */
  public Optional<String> name() {
    return profile.name();
  }
}
