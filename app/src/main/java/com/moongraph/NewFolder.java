package com.moongraph;

import com.moongraph.id.FolderId;
import java.util.Optional;

/** A folder to make. */
public record NewFolder(String name, Optional<FolderId> parentId, Optional<String> description) {

  public NewFolder {
    name = FolderPath.checkedName(name);
  }

  /** In no other folder. */
  public static NewFolder atTop(String name) {
    return new NewFolder(name, Optional.empty(), Optional.empty());
  }

  /** In another folder. */
  public static NewFolder in(Folder parent, String name) {
    return new NewFolder(name, Optional.of(parent.id()), Optional.empty());
  }

  /** With words on what it is for. */
  public NewFolder describedAs(String purpose) {
    return new NewFolder(name, parentId, Optional.of(purpose));
  }
}
