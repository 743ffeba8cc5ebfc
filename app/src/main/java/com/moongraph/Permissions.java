package com.moongraph;

import static com.moongraph.db.Tables.FOLDERS;
import static com.moongraph.db.Tables.FOLDER_PERMISSIONS;
import static org.jooq.impl.DSL.select;

import com.moongraph.db.enums.FolderVisibility;
import com.moongraph.id.FolderId;
import java.util.EnumSet;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;

/**
 * Who may do what to a folder. The view {@code folder_permissions} knows; a public folder is read
 * by everybody besides.
 */
public final class Permissions {

  private final DSLContext database;

  public Permissions(DSLContext database) {
    this.database = database;
  }

  /** All that somebody may do to a folder. */
  public Set<Permission> of(User who, FolderId folderId) {
    Set<Permission> allowed = EnumSet.noneOf(Permission.class);
    database
        .select(FOLDER_PERMISSIONS.PERMISSION)
        .from(FOLDER_PERMISSIONS)
        .where(FOLDER_PERMISSIONS.USER_ID.eq(who.id()))
        .and(FOLDER_PERMISSIONS.FOLDER_ID.eq(folderId))
        .forEach(found -> allowed.add(Permission.of(found.value1())));
    if (database.fetchExists(FOLDERS, FOLDERS.ID.eq(folderId).and(isPublic()))) {
      allowed.add(Permission.READ);
    }
    return allowed;
  }

  /** Returns the folder, if that is allowed. */
  Folder require(User who, FolderId folderId, Permission wanted) {
    return folder(who, folderId, wanted)
        .fetchOptional(Record1::value1)
        .orElseThrow(() -> AccessDeniedException.toFolder(who, folderId, wanted));
  }

  /** The same for a folder that must stay until something lies in it. */
  Folder hold(User who, FolderId folderId, Permission wanted) {
    return folder(who, folderId, wanted)
        .forKeyShare()
        .fetchOptional(Record1::value1)
        .orElseThrow(() -> AccessDeniedException.toFolder(who, folderId, wanted));
  }

  private SelectConditionStep<Record1<Folder>> folder(
      User who, FolderId folderId, Permission wanted) {
    return database
        .select(FolderRow.FOLDER)
        .from(FOLDERS)
        .where(FOLDERS.ID.eq(folderId))
        .and(allow(who, wanted, FOLDERS.ID));
  }

  /** The rule as a part of a statement, so that nothing comes between check and act. */
  static Condition allow(User who, Permission wanted, Field<FolderId> folderId) {
    Condition byRight =
        folderId.in(
            select(FOLDER_PERMISSIONS.FOLDER_ID)
                .from(FOLDER_PERMISSIONS)
                .where(FOLDER_PERMISSIONS.USER_ID.eq(who.id()))
                .and(FOLDER_PERMISSIONS.PERMISSION.eq(wanted.text())));
    return wanted == Permission.READ
        ? byRight.or(folderId.in(select(FOLDERS.ID).from(FOLDERS).where(isPublic())))
        : byRight;
  }

  /** Inside an app "public" means the app's own users, whom this service does not know. */
  private static Condition isPublic() {
    return FOLDERS.VISIBILITY.eq(FolderVisibility.public_).and(FOLDERS.APP_ID.isNull());
  }
}
