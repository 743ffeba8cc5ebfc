package com.moongraph.id;

/** Key of a conversation, given by its client. */
public record ConversationId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
