package com.moongraph;

import java.util.Optional;

/** New values of a profile; what is empty stays as it is. */
public record ProfileChanges(Optional<String> name, Optional<String> avatarUrl) {

  static final ProfileChanges NONE = new ProfileChanges(Optional.empty(), Optional.empty());

  /** Another name. */
  public static ProfileChanges name(String name) {
    return new ProfileChanges(Optional.of(name), Optional.empty());
  }

  /** Another picture. */
  public static ProfileChanges avatarUrl(String avatarUrl) {
    return new ProfileChanges(Optional.empty(), Optional.of(avatarUrl));
  }
}
