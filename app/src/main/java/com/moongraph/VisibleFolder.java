package com.moongraph;

import java.util.Set;

/** A folder that somebody finds, and what they may do there; nothing in one that is only public. */
public record VisibleFolder(Folder folder, Set<Permission> permissions) {

  public VisibleFolder {
    permissions = Set.copyOf(permissions);
  }
}
