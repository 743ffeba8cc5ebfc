package com.moongraph;

import java.util.Objects;
import java.util.Optional;

/** The user's profile in a verified token. */
public record Auth0Profile(
    String auth0Id, String email, Optional<String> name, Optional<String> avatarUrl) {

  public Auth0Profile {
    Objects.requireNonNull(auth0Id, "auth0Id");
    Objects.requireNonNull(email, "email");
  }

  /** A token without name and picture. */
  public static Auth0Profile of(String auth0Id, String email) {
    return new Auth0Profile(auth0Id, email, Optional.empty(), Optional.empty());
  }
}
