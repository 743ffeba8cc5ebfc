package com.moongraph;

/** A request that was understood and refused; the message is for the person who asked. */
public abstract sealed class MoongraphException extends RuntimeException
    permits AccessDeniedException,
        AlreadyExistsException,
        EmailTakenException,
        FolderNotEmptyException,
        MoveRefusedException,
        StaleDocumentException {

  private static final long serialVersionUID = 1L;

  MoongraphException(String message) {
    super(message);
  }
}
