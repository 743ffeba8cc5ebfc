package com.moongraph;

/** The system roles on folders. */
public enum FolderRole {
  VIEWER("FolderViewer"),
  EDITOR("FolderEditor"),
  ADMIN("FolderAdmin");

  private final String text;

  FolderRole(String text) {
    this.text = text;
  }

  /** The name in the table {@code roles}. */
  public String text() {
    return text;
  }
}
