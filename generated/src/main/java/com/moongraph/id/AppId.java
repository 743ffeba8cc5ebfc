package com.moongraph.id;

/** Key of an app, given by its client. */
public record AppId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
