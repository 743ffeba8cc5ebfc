package com.moongraph;

import com.moongraph.db.enums.FolderVisibility;
import com.moongraph.id.AppId;
import com.moongraph.id.FolderId;
import java.util.Optional;

/** A folder in its place in the tree. Paths are unique for an owner in an app. */
public record Folder(
    FolderId id,
    String name,
    String path,
    Optional<FolderId> parentId,
    Principal owner,
    Optional<AppId> appId,
    FolderVisibility visibility,
    Optional<String> description) {}
