package com.moongraph.schema;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Some people, teams, folders and documents to ask about. */
final class World {

  static final String OWNER = "00000000-0000-4000-8000-00000000000a";
  static final String VIEWER = "00000000-0000-4000-8000-00000000000b";
  static final String MEMBER = "00000000-0000-4000-8000-00000000000c";
  static final String STRANGER = "00000000-0000-4000-8000-00000000000d";
  static final String FOLDER = "00000000-0000-4000-8000-0000000000f1";
  static final String BELOW = "00000000-0000-4000-8000-0000000000f2";

  private World() {}

  static void fill(DataSource database) throws SQLException {
    new Sql(database)
        .run(
            """
        insert into users (id, auth0_user_id, email, name)
        select id::uuid, 'auth0|' || name, name || '@example.com', name
        from (values ('%1$s', 'owner'), ('%2$s', 'viewer'), ('%3$s', 'member'), ('%4$s', 'stranger')) u (id, name);
        insert into teams (id, name, owner_user_id) values ('00000000-0000-4000-8000-0000000000e1', 'Team', '%1$s');
        insert into team_memberships (team_id, user_id) values ('00000000-0000-4000-8000-0000000000e1', '%3$s');
        insert into apps (app_id, user_id, name, uri) values ('one', '%1$s', 'One', 'u'), ('two', '%4$s', 'Two', 'u');
        insert into folders (id, name, parent_id, owner_type, owner_user_id) values
          ('%5$s', 'Top', null, 'user', '%1$s'), ('%6$s', 'Below', '%5$s', 'user', '%1$s');
        insert into user_folder_roles (user_id, folder_id, role_id)
        select '%2$s', '%5$s', id from roles where name = 'FolderViewer';
        insert into team_folder_roles (team_id, folder_id, role_id)
        select '00000000-0000-4000-8000-0000000000e1', '%5$s', id from roles where name = 'FolderEditor';
        insert into documents (external_id, owner_user_id, folder_id, app_id) values
          ('filed', '%1$s', '%5$s', null), ('unfiled', '%1$s', null, null), ('granted', '%1$s', null, null),
          ('of-stranger', '%4$s', null, null), ('in-one', '%1$s', null, 'one'), ('in-two', '%4$s', null, 'two');
        insert into document_grants values ('granted', '%2$s', 'read');
        insert into document_texts (document_id, content) select external_id, 'text' from documents;
        """
                .formatted(OWNER, VIEWER, MEMBER, STRANGER, FOLDER, BELOW));
  }
}
