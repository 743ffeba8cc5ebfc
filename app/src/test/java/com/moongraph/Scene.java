package com.moongraph;

import static com.moongraph.db.Tables.TEAMS;
import static com.moongraph.db.Tables.TEAM_MEMBERSHIPS;

import com.moongraph.id.TeamId;
import com.moongraph.make.Make;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Four new users and a folder of the first, so that tests share a database but no rows. */
final class Scene {

  final DSLContext database;
  final Make make;
  final FolderRepository folders;
  final FolderTree tree;
  final FolderSharing sharing;
  final DocumentRepository documents;
  final DocumentChanges changes;
  final Permissions permissions;

  final User owner;
  final User editor;
  final User viewer;
  final User stranger;
  final Folder folder;

  Scene(DataSource source) {
    database = DSL.using(source, SQLDialect.POSTGRES);
    make = new Make(database);
    folders = new FolderRepository(database);
    tree = new FolderTree(database);
    sharing = new FolderSharing(database);
    documents = new DocumentRepository(database);
    changes = new DocumentChanges(database);
    permissions = new Permissions(database);
    owner = newUser("owner");
    editor = newUser("editor");
    viewer = newUser("viewer");
    stranger = newUser("stranger");
    folder = folders.create(owner, NewFolder.atTop("Shared"));
    sharing.give(owner, folder.id(), FolderGrant.toUser(editor, FolderRole.EDITOR));
    sharing.give(owner, folder.id(), FolderGrant.toUser(viewer, FolderRole.VIEWER));
  }

  User named(String name) {
    return Objects.requireNonNull(
        Map.of("owner", owner, "editor", editor, "viewer", viewer, "stranger", stranger).get(name));
  }

  User newUser(String name) {
    String unique = name + "-" + UUID.randomUUID();
    return new UserRepository(database)
        .createFromAuth0(Auth0Profile.of("auth0|" + unique, unique + "@example.com"));
  }

  TeamId teamOf(User teamOwner, User... members) {
    TeamId team = make.teams().with(TEAMS.OWNER_USER_ID, teamOwner.id()).create().getId();
    for (User member : members) {
      join(team, member);
    }
    return team;
  }

  void join(TeamId team, User member) {
    make.teamMemberships()
        .with(TEAM_MEMBERSHIPS.TEAM_ID, team)
        .with(TEAM_MEMBERSHIPS.USER_ID, member.id())
        .create();
  }

  void leave(TeamId team, User member) {
    database
        .deleteFrom(TEAM_MEMBERSHIPS)
        .where(TEAM_MEMBERSHIPS.TEAM_ID.eq(team))
        .and(TEAM_MEMBERSHIPS.USER_ID.eq(member.id()))
        .execute();
  }

  /** Nothing if it is allowed, else the refusal that names user, thing and permission. */
  static String refusal(Runnable operation) {
    try {
      operation.run();
      return "";
    } catch (AccessDeniedException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
