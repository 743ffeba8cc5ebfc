package com.moongraph;

import com.moongraph.id.FolderId;

/** A move that would break the tree or carry something into another app. */
public final class MoveRefusedException extends MoongraphException {

  private static final long serialVersionUID = 1L;

  private MoveRefusedException(String message) {
    super(message);
  }

  static MoveRefusedException belowItself(FolderId folderId) {
    return new MoveRefusedException("folder %s cannot move below itself".formatted(folderId));
  }

  static MoveRefusedException intoOtherApp(String what, FolderId folderId) {
    return new MoveRefusedException(
        "%s and folder %s are in different apps".formatted(what, folderId));
  }
}
