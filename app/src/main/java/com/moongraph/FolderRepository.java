package com.moongraph;

import static com.moongraph.FolderRow.FOLDER;
import static com.moongraph.db.Tables.FOLDERS;
import static com.moongraph.db.Tables.VISIBLE_FOLDERS;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.noCondition;

import com.moongraph.db.Keys;
import com.moongraph.db.enums.OwnerType;
import com.moongraph.db.tables.VisibleFolders;
import com.moongraph.id.FolderId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Records;

/** Makes folders and finds them. A right on a folder says nothing about the folders in it. */
public final class FolderRepository {

  private final DSLContext database;

  public FolderRepository(DSLContext database) {
    this.database = database;
  }

  /**
   * Makes a folder, at the top or in a folder that the creator may write to.
   *
   * @throws AlreadyExistsException if the creator has a folder at that path
   */
  public Folder create(User creator, NewFolder wanted) {
    return database.transactionResult(
        step -> {
          Permissions permissions = new Permissions(step.dsl());
          Optional<Folder> parent =
              wanted.parentId().map(id -> permissions.hold(creator, id, Permission.WRITE));
          Folder made =
              step.dsl()
                  .insertInto(FOLDERS)
                  .set(FOLDERS.NAME, wanted.name())
                  .set(FOLDERS.PARENT_ID, wanted.parentId().orElse(null))
                  .set(FOLDERS.APP_ID, parent.flatMap(Folder::appId).orElse(null))
                  .set(FOLDERS.OWNER_TYPE, OwnerType.user)
                  .set(FOLDERS.OWNER_USER_ID, creator.id())
                  .set(FOLDERS.DESCRIPTION, wanted.description().orElse(null))
                  .onConflictOnConstraint(Keys.FOLDERS_TENANT_PATH_KEY)
                  .doNothing()
                  .returningResult(FOLDER)
                  .fetchOptional(Record1::value1)
                  .orElseThrow(() -> AlreadyExistsException.folder(wanted.name()));
          FolderSharing.giveToCreator(step.dsl(), creator, made);
          return made;
        });
  }

  /** The owner's own folder at a path, made with all that is missing on the way to it. */
  public Folder createPath(User owner, FolderPath path) {
    Optional<Folder> there = findOwn(owner, path);
    if (there.isPresent()) {
      return there.get();
    }
    NewFolder wanted =
        path.isTop()
            ? NewFolder.atTop(path.name())
            : NewFolder.in(createPath(owner, path.parent()), path.name());
    try {
      return create(owner, wanted);
    } catch (AlreadyExistsException e) {
      // somebody was faster
      return findOwn(owner, path).orElseThrow(() -> e);
    }
  }

  /** A folder that somebody may read; what they may not read is not there for them. */
  public Optional<Folder> get(User reader, FolderId folderId) {
    return readable(reader, FOLDERS.ID.eq(folderId)).stream().findFirst();
  }

  /** The folder at a path among those that the user owns outside apps. */
  public Optional<Folder> findOwn(User owner, FolderPath path) {
    return readable(
            owner,
            FOLDERS
                .FULL_PATH
                .eq(path.toString())
                .and(FOLDERS.OWNER_USER_ID.eq(owner.id()))
                .and(FOLDERS.APP_ID.isNull()))
        .stream()
        .findFirst();
  }

  /** The folders in a folder that somebody may read, by name. */
  public List<Folder> children(User reader, FolderId folderId) {
    return readable(reader, FOLDERS.PARENT_ID.eq(folderId));
  }

  private List<Folder> readable(User reader, Condition which) {
    return database
        .select(FOLDER)
        .from(FOLDERS)
        .where(which)
        .and(Permissions.allow(reader, Permission.READ, FOLDERS.ID))
        .orderBy(FOLDERS.FULL_PATH, FOLDERS.ID)
        .fetch(Record1::value1);
  }

  /** Folders that somebody owns or has a role on, also through a team, by path. */
  public List<VisibleFolder> listVisible(User reader) {
    return visible(VISIBLE_FOLDERS(reader.id()), Public.LEFT_OUT);
  }

  /** The same and the public ones of everybody. */
  public List<VisibleFolder> listVisibleAndPublic(User reader) {
    return visible(VISIBLE_FOLDERS(reader.id()), Public.INCLUDED);
  }

  private enum Public {
    LEFT_OUT,
    INCLUDED
  }

  private List<VisibleFolder> visible(VisibleFolders found, Public others) {
    return database
        .select(FOLDER, found.PERMISSIONS)
        .from(found)
        .join(FOLDERS)
        .on(FOLDERS.ID.eq(found.FOLDER_ID))
        .where(others == Public.INCLUDED ? noCondition() : cardinality(found.PERMISSIONS).gt(0))
        .orderBy(FOLDERS.FULL_PATH, FOLDERS.ID)
        .fetch(Records.mapping(FolderRepository::visibleFolder));
  }

  private static VisibleFolder visibleFolder(Folder folder, String[] permissions) {
    return new VisibleFolder(
        folder, Arrays.stream(permissions).map(Permission::of).collect(Collectors.toSet()));
  }
}
