package com.moongraph;

import static com.moongraph.db.Tables.FOLDERS;
import static org.jooq.impl.DSL.row;

import com.moongraph.id.TeamId;
import com.moongraph.id.UserId;
import java.util.Optional;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/** How a row becomes a folder. */
final class FolderRow {

  static final SelectField<Folder> FOLDER =
      row(
              FOLDERS.ID,
              FOLDERS.NAME,
              FOLDERS.FULL_PATH,
              FOLDERS.PARENT_ID,
              row(FOLDERS.OWNER_USER_ID, FOLDERS.OWNER_TEAM_ID).mapping(FolderRow::owner),
              FOLDERS.APP_ID,
              FOLDERS.VISIBILITY,
              FOLDERS.DESCRIPTION)
          .mapping(
              (id, name, path, parentId, owner, appId, visibility, description) ->
                  new Folder(
                      id,
                      name,
                      path,
                      Optional.ofNullable(parentId),
                      owner,
                      Optional.ofNullable(appId),
                      visibility,
                      Optional.ofNullable(description)));

  private FolderRow() {}

  private static Principal owner(@Nullable UserId userId, TeamId teamId) {
    // the check constraint folders_owner_check: exactly one of the two is set
    return userId != null ? new Principal.Person(userId) : new Principal.Team(teamId);
  }
}
