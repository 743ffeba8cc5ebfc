-- Made by a repeatable migration, which needs session_user_id() and comes again with it.
drop function if exists has_folder_permission(uuid, text);
drop function if exists has_folder_permission(uuid, uuid, text);

drop function session_may_write_graph(text);
drop function session_may_write_document(text);
drop function session_may(access_level, text, uuid, uuid, boolean);
drop function session_granted_graph_ids(access_level);
drop function session_granted_document_ids(access_level);
drop function session_folder_ids(text);
drop function session_team_ids(membership_role);
drop function session_app_id();
drop function session_user_id();
