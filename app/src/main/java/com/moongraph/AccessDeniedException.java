package com.moongraph;

import com.moongraph.id.DocumentId;
import com.moongraph.id.FolderId;

/**
 * The user lacks a right. A missing object is refused in the same words, so that nobody learns
 * which ids are in use.
 */
public final class AccessDeniedException extends MoongraphException {

  private static final long serialVersionUID = 1L;

  private AccessDeniedException(User who, String what, Permission permission) {
    super("%s has no %s on %s".formatted(who.email(), permission.text(), what));
  }

  static AccessDeniedException toFolder(User who, FolderId folderId, Permission permission) {
    return new AccessDeniedException(who, "folder " + folderId, permission);
  }

  static AccessDeniedException toDocument(User who, DocumentId documentId, Permission permission) {
    return new AccessDeniedException(who, "document " + documentId, permission);
  }
}
