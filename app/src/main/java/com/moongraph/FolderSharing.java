package com.moongraph;

import static com.moongraph.db.Tables.ROLES;
import static com.moongraph.db.Tables.TEAM_FOLDER_ROLES;
import static com.moongraph.db.Tables.USER_FOLDER_ROLES;
import static org.jooq.impl.DSL.select;

import com.moongraph.db.enums.RoleScope;
import com.moongraph.id.FolderId;
import com.moongraph.id.RoleId;
import com.moongraph.id.UserId;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;

/** Gives roles on folders to users and teams, and takes them back. */
public final class FolderSharing {

  private final DSLContext database;

  public FolderSharing(DSLContext database) {
    this.database = database;
  }

  /** Gives a role; giving it twice changes nothing. */
  public void give(User giver, FolderId folderId, FolderGrant grant) {
    database.transaction(
        step -> {
          new Permissions(step.dsl()).require(giver, folderId, Permission.ADMIN);
          insert(step.dsl(), new Gift(giver.id(), folderId, grant));
        });
  }

  /** Takes a role back; one that was never given is no error. */
  public void take(User taker, FolderId folderId, FolderGrant grant) {
    database.transaction(
        step -> {
          new Permissions(step.dsl()).require(taker, folderId, Permission.ADMIN);
          delete(step.dsl(), folderId, grant);
        });
  }

  /** The creator of a folder keeps FolderAdmin even if the folder changes hands. */
  static void giveToCreator(DSLContext database, User creator, Folder folder) {
    FolderGrant grant = FolderGrant.toUser(creator, FolderRole.ADMIN);
    insert(database, new Gift(creator.id(), folder.id(), grant));
  }

  private record Gift(UserId giverId, FolderId folderId, FolderGrant grant) {}

  private static void insert(DSLContext database, Gift gift) {
    FolderGrant grant = gift.grant();
    if (grant.to() instanceof Principal.Person person) {
      database
          .insertInto(USER_FOLDER_ROLES)
          .set(USER_FOLDER_ROLES.USER_ID, person.userId())
          .set(USER_FOLDER_ROLES.FOLDER_ID, gift.folderId())
          .set(USER_FOLDER_ROLES.ROLE_ID, roleId(grant.role()))
          .set(USER_FOLDER_ROLES.GRANTED_BY_USER_ID, gift.giverId())
          .onConflictDoNothing()
          .execute();
    } else if (grant.to() instanceof Principal.Team team) {
      database
          .insertInto(TEAM_FOLDER_ROLES)
          .set(TEAM_FOLDER_ROLES.TEAM_ID, team.teamId())
          .set(TEAM_FOLDER_ROLES.FOLDER_ID, gift.folderId())
          .set(TEAM_FOLDER_ROLES.ROLE_ID, roleId(grant.role()))
          .set(TEAM_FOLDER_ROLES.GRANTED_BY_USER_ID, gift.giverId())
          .onConflictDoNothing()
          .execute();
    }
  }

  private static void delete(DSLContext database, FolderId folderId, FolderGrant grant) {
    if (grant.to() instanceof Principal.Person person) {
      database
          .deleteFrom(USER_FOLDER_ROLES)
          .where(USER_FOLDER_ROLES.USER_ID.eq(person.userId()))
          .and(USER_FOLDER_ROLES.FOLDER_ID.eq(folderId))
          .and(USER_FOLDER_ROLES.ROLE_ID.eq(roleId(grant.role())))
          .execute();
    } else if (grant.to() instanceof Principal.Team team) {
      database
          .deleteFrom(TEAM_FOLDER_ROLES)
          .where(TEAM_FOLDER_ROLES.TEAM_ID.eq(team.teamId()))
          .and(TEAM_FOLDER_ROLES.FOLDER_ID.eq(folderId))
          .and(TEAM_FOLDER_ROLES.ROLE_ID.eq(roleId(grant.role())))
          .execute();
    }
  }

  private static Select<Record1<RoleId>> roleId(FolderRole role) {
    return select(ROLES.ID)
        .from(ROLES)
        .where(ROLES.NAME.eq(role.text()))
        .and(ROLES.SCOPE.eq(RoleScope.folder));
  }
}
