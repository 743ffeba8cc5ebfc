package com.moongraph;

import java.util.UUID;

/**
 * Somebody lacks a right. What does not exist is refused in the same words, so that nobody learns
 * which ids are in use.
 */
public final class AccessDeniedException extends MoongraphException {

  private static final long serialVersionUID = 1L;

  private AccessDeniedException(User who, String what, Permission permission) {
    super("%s has no %s on %s".formatted(who.email(), permission.text(), what));
  }

  static AccessDeniedException toFolder(User who, UUID folderId, Permission permission) {
    return new AccessDeniedException(who, "folder " + folderId, permission);
  }

  static AccessDeniedException toDocument(User who, String documentId, Permission permission) {
    return new AccessDeniedException(who, "document " + documentId, permission);
  }
}
