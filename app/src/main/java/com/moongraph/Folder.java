package com.moongraph;

import com.moongraph.db.enums.FolderVisibility;
import java.util.Optional;
import java.util.UUID;

/** A folder in its place in the tree. Paths are unique for an owner in an app. */
public record Folder(
    UUID id,
    String name,
    String path,
    Optional<UUID> parentId,
    Principal owner,
    Optional<String> appId,
    FolderVisibility visibility,
    Optional<String> description) {}
