-- Why: row-level security must know who asks. The service sets moongraph.user_id or
-- moongraph.app_id for its transaction; nothing set means that nothing is seen.
-- These functions run with the rights of the owner of the tables, so that a policy on one table
-- can look into another without asking the policies of that one in turn.

create function session_user_id() returns uuid
language sql stable parallel safe
return nullif(current_setting('moongraph.user_id', true), '')::uuid;
comment on function session_user_id() is 'User of the session, from moongraph.user_id.';

create function session_app_id() returns text
language sql stable parallel safe
return nullif(current_setting('moongraph.app_id', true), '');
comment on function session_app_id() is 'App of the session, from moongraph.app_id. Set, it decides alone: the whole app, no other.';

create function session_team_ids(least_role membership_role default 'member') returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    -- membership_role lists the mightiest first
    select team_id from team_memberships where user_id = session_user_id() and role <= least_role
    union
    select id from teams where owner_user_id = session_user_id()
$$;
comment on function session_team_ids(membership_role) is 'Teams in which the user of the session is at least this.';

-- plpgsql, because the view folder_permissions is a repeatable migration and comes later
create function session_folder_ids(wanted_permission text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
        select p.folder_id from folder_permissions p
        where p.user_id = session_user_id() and p.permission = wanted_permission
        union
        select f.id from folders f
        where wanted_permission = 'folder:read' and f.visibility = 'public' and f.app_id is null
          and session_user_id() is not null;
end
$$;
comment on function session_folder_ids(text) is 'Folders on which the user of the session has the permission.';

create function session_granted_document_ids(wanted_access access_level) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
    select document_id from document_grants where user_id = session_user_id() and access = wanted_access
$$;
comment on function session_granted_document_ids(access_level) is 'Documents that a grant of their own opens to the user of the session.';

create function session_granted_graph_ids(wanted_access access_level) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
    select graph_id from graph_grants where user_id = session_user_id() and access = wanted_access
$$;
comment on function session_granted_graph_ids(access_level) is 'Graphs that a grant of their own opens to the user of the session.';

-- the rule for one document or graph; inside an app the app decides alone
create function session_may(
    permission access_level, item_app_id text, item_owner_id uuid, item_folder_id uuid, is_granted boolean
) returns boolean
language sql stable parallel safe as $$
    select case
        when session_app_id() is not null then item_app_id is not distinct from session_app_id()
        when is_granted then true
        when item_folder_id is null then item_owner_id = session_user_id()
        else item_folder_id in (select session_folder_ids('folder:' || permission))
    end
$$;
comment on function session_may(access_level, text, uuid, uuid, boolean) is
    'Whether the session may do this to a document or graph of that app, owner and folder.';

create function session_may_write_document(id text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select from documents d
        where d.external_id = id
          and session_may('write', d.app_id, d.owner_user_id, d.folder_id,
                          d.external_id in (select session_granted_document_ids('write'))))
$$;
comment on function session_may_write_document(text) is 'Whether the session may change a document.';

create function session_may_write_graph(id text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select from graphs g
        where g.id = session_may_write_graph.id
          and session_may('write', g.app_id, g.owner_user_id, g.folder_id,
                          g.id in (select session_granted_graph_ids('write'))))
$$;
comment on function session_may_write_graph(text) is 'Whether the session may change a graph.';
