package com.moongraph;

import static com.moongraph.db.Tables.FOLDERS;
import static com.moongraph.db.Tables.FOLDER_SUBTREE;
import static org.jooq.impl.DSL.select;

import com.moongraph.db.enums.FolderVisibility;
import com.moongraph.db.tables.FolderSubtree;
import com.moongraph.db.tables.records.FoldersRecord;
import com.moongraph.id.FolderId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Renames, moves and deletes folders, all of which takes folder:admin. */
public final class FolderTree {

  // SQLSTATEs of PostgreSQL
  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String CHECK_VIOLATION = "23514";

  private final DSLContext database;

  public FolderTree(DSLContext database) {
    this.database = database;
  }

  /** Gives a folder another name; the paths of all below it follow. */
  public Folder rename(User who, FolderId folderId, String name) {
    FoldersRecord change = new FoldersRecord();
    change.setName(FolderPath.checkedName(name));
    return change(who, folderId, change);
  }

  /** Private, shared or public. */
  public Folder changeVisibility(User who, FolderId folderId, FolderVisibility visibility) {
    FoldersRecord change = new FoldersRecord();
    change.setVisibility(visibility);
    return change(who, folderId, change);
  }

  /** Puts a folder, with all below it, into another one that the user may write to. */
  public Folder move(User who, FolderId folderId, FolderId newParentId) {
    return database.transactionResult(
        step -> {
          // no locks here: two crossing moves would wait for each other
          Permissions permissions = new Permissions(step.dsl());
          Folder folder = permissions.require(who, folderId, Permission.ADMIN);
          Folder parent = permissions.require(who, newParentId, Permission.WRITE);
          if (!folder.appId().equals(parent.appId())) {
            throw MoveRefusedException.intoOtherApp("folder " + folderId, newParentId);
          }
          FoldersRecord change = new FoldersRecord();
          change.setParentId(newParentId);
          return new FolderTree(step.dsl()).change(who, folderId, change);
        });
  }

  /** Takes a folder, with all below it, out of the one it lies in. */
  public Folder moveToTop(User who, FolderId folderId) {
    FoldersRecord change = new FoldersRecord();
    change.set(FOLDERS.PARENT_ID, null);
    return change(who, folderId, change);
  }

  private Folder change(User who, FolderId folderId, FoldersRecord change) {
    try {
      // a step of its own, so that a refusal leaves the caller's transaction usable
      return database.transactionResult(
          step ->
              step.dsl()
                  .update(FOLDERS)
                  .set(change)
                  .where(FOLDERS.ID.eq(folderId))
                  .and(Permissions.allow(who, Permission.ADMIN, FOLDERS.ID))
                  .returningResult(FolderRow.FOLDER)
                  .fetchOptional(Record1::value1)
                  .orElseThrow(
                      () -> AccessDeniedException.toFolder(who, folderId, Permission.ADMIN)));
    } catch (IntegrityConstraintViolationException e) {
      if (UNIQUE_VIOLATION.equals(e.sqlState())) {
        throw AlreadyExistsException.newPlaceOf(folderId);
      }
      // The database looks for circles, because only it sees two moves at a time.
      if (CHECK_VIOLATION.equals(e.sqlState())) {
        throw MoveRefusedException.belowItself(folderId);
      }
      throw e;
    }
  }

  /** Deletes a folder without folders in it. Its documents stay, unfiled, for their owners. */
  public void delete(User who, FolderId folderId) {
    new Permissions(database).require(who, folderId, Permission.ADMIN);
    delete(who, folderId, FOLDERS.ID.eq(folderId));
  }

  /** Deletes a folder with all below it, of which the user must be admin, too. */
  public void deleteSubtree(User who, FolderId folderId) {
    Permissions permissions = new Permissions(database);
    permissions.require(who, folderId, Permission.ADMIN);
    FolderSubtree subtree = FOLDER_SUBTREE(folderId);
    database
        .select(subtree.FOLDER_ID)
        .from(subtree)
        .forEach(below -> permissions.require(who, below.value1(), Permission.ADMIN));
    delete(who, folderId, FOLDERS.ID.in(select(subtree.FOLDER_ID).from(subtree)));
  }

  private void delete(User who, FolderId folderId, Condition which) {
    try {
      database.transaction(
          step ->
              step.dsl()
                  .deleteFrom(FOLDERS)
                  .where(which)
                  // again: somebody may have made a folder there in the meantime
                  .and(Permissions.allow(who, Permission.ADMIN, FOLDERS.ID))
                  .execute());
    } catch (IntegrityConstraintViolationException e) {
      if (FOREIGN_KEY_VIOLATION.equals(e.sqlState())) {
        throw new FolderNotEmptyException(folderId);
      }
      throw e;
    }
  }
}
