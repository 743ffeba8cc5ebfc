package com.moongraph;

/** A first login with the e-mail address of another account. */
public final class EmailTakenException extends MoongraphException {

  private static final long serialVersionUID = 1L;

  EmailTakenException(String email) {
    super(email + " is already registered with another account");
  }
}
