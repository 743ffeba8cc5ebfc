package com.moongraph;

import com.moongraph.id.FolderId;

/** A folder with folders in it was to be deleted without them. */
public final class FolderNotEmptyException extends MoongraphException {

  private static final long serialVersionUID = 1L;

  FolderNotEmptyException(FolderId folderId) {
    super("folder %s has folders in it; delete the whole subtree".formatted(folderId));
  }
}
