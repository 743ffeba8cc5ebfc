-- Why: a tenant must not see another's rows, whatever a query forgets.

alter table apps enable row level security;
create policy apps_read on apps for select using (
    case when session_app_id() is not null then app_id = session_app_id() else user_id = session_user_id() end);
create policy apps_write on apps for all
    using (session_app_id() is null and user_id = session_user_id())
    with check (session_app_id() is null and user_id = session_user_id());

alter table app_metadata enable row level security;
create policy app_metadata_read on app_metadata for select using (
    session_app_id() is null and user_id = session_user_id());

alter table caches enable row level security;
create policy caches_write on caches for all
    using (app_id = session_app_id()) with check (app_id = session_app_id());
alter table cache_documents enable row level security;
create policy cache_documents_write on cache_documents for all
    using (cache_name in (select name from caches))
    with check (cache_name in (select name from caches)
                and document_id in (select external_id from documents));

alter table folders enable row level security;
create policy folders_read on folders for select using (
    case when session_app_id() is not null then app_id = session_app_id()
         -- the owner at once too: the row of an insert is not in folder_permissions yet
         else owner_user_id = session_user_id()
              or owner_team_id in (select session_team_ids())
              or id in (select session_folder_ids('folder:read')) end);
-- a user files into own apps only (the policies of apps show no others) and into folders of theirs
create policy folders_add on folders for insert with check (
    case when session_app_id() is not null then app_id = session_app_id()
         else (owner_user_id = session_user_id() or owner_team_id in (select session_team_ids('admin')))
              and (app_id is null or app_id in (select a.app_id from apps a))
              and (parent_id is null or parent_id in (select session_folder_ids('folder:write'))) end);
create policy folders_change on folders for update
    using (case when session_app_id() is not null then app_id = session_app_id()
                else id in (select session_folder_ids('folder:admin')) end)
    with check (case when session_app_id() is not null then app_id = session_app_id()
                     else id in (select session_folder_ids('folder:admin'))
                          and (parent_id is null or parent_id in (select session_folder_ids('folder:write'))) end);
create policy folders_delete on folders for delete using (
    case when session_app_id() is not null then app_id = session_app_id()
         else id in (select session_folder_ids('folder:admin')) end);

alter table user_folder_roles enable row level security;
create policy user_folder_roles_read on user_folder_roles for select using (
    user_id = session_user_id());
create policy user_folder_roles_write on user_folder_roles for all
    using (folder_id in (select session_folder_ids('folder:admin')))
    with check (folder_id in (select session_folder_ids('folder:admin')));

alter table team_folder_roles enable row level security;
create policy team_folder_roles_read on team_folder_roles for select using (
    team_id in (select session_team_ids()));
create policy team_folder_roles_write on team_folder_roles for all
    using (folder_id in (select session_folder_ids('folder:admin')))
    with check (folder_id in (select session_folder_ids('folder:admin')));

alter table folder_links enable row level security;
create policy folder_links_write on folder_links for all
    using (folder_id in (select session_folder_ids('folder:admin')))
    with check (folder_id in (select session_folder_ids('folder:admin')));

alter table documents enable row level security;
create policy documents_read on documents for select using (
    session_may('read', app_id, owner_user_id, folder_id,
                external_id in (select session_granted_document_ids('read'))));
create policy documents_add on documents for insert with check (
    session_may('write', app_id, owner_user_id, folder_id, false)
    and (session_app_id() is not null
         or owner_user_id = session_user_id()
            and (app_id is null or app_id in (select a.app_id from apps a))));
create policy documents_change on documents for update
    using (session_may('write', app_id, owner_user_id, folder_id,
                       external_id in (select session_granted_document_ids('write'))))
    with check (session_may('write', app_id, owner_user_id, folder_id,
                            external_id in (select session_granted_document_ids('write')))
                and (session_app_id() is not null
                     or app_id is null or app_id in (select a.app_id from apps a)));
create policy documents_delete on documents for delete using (
    session_may('write', app_id, owner_user_id, folder_id,
                external_id in (select session_granted_document_ids('admin'))));

alter table graphs enable row level security;
create policy graphs_read on graphs for select using (
    session_may('read', app_id, owner_user_id, folder_id,
                id in (select session_granted_graph_ids('read'))));
create policy graphs_add on graphs for insert with check (
    session_may('write', app_id, owner_user_id, folder_id, false)
    and (session_app_id() is not null
         or owner_user_id = session_user_id()
            and (app_id is null or app_id in (select a.app_id from apps a))));
create policy graphs_change on graphs for update
    using (session_may('write', app_id, owner_user_id, folder_id,
                       id in (select session_granted_graph_ids('write'))))
    with check (session_may('write', app_id, owner_user_id, folder_id,
                            id in (select session_granted_graph_ids('write')))
                and (session_app_id() is not null
                     or app_id is null or app_id in (select a.app_id from apps a)));
create policy graphs_delete on graphs for delete using (
    session_may('write', app_id, owner_user_id, folder_id,
                id in (select session_granted_graph_ids('admin'))));

-- what hangs on a document is read with it and written with it
alter table document_texts enable row level security;
create policy document_texts_read on document_texts for select using (
    document_id in (select external_id from documents));
create policy document_texts_write on document_texts for all
    using (session_may_write_document(document_id)) with check (session_may_write_document(document_id));

alter table document_files enable row level security;
create policy document_files_read on document_files for select using (
    document_id in (select external_id from documents));
create policy document_files_write on document_files for all
    using (session_may_write_document(document_id)) with check (session_may_write_document(document_id));

alter table multi_vector_embeddings enable row level security;
create policy multi_vector_embeddings_read on multi_vector_embeddings for select using (
    document_id in (select external_id from documents));
create policy multi_vector_embeddings_write on multi_vector_embeddings for all
    using (session_may_write_document(document_id)) with check (session_may_write_document(document_id));

alter table document_storage_usage enable row level security;
create policy document_storage_usage_read on document_storage_usage for select using (
    document_id in (select external_id from documents));

alter table graph_documents enable row level security;
create policy graph_documents_read on graph_documents for select using (
    graph_id in (select id from graphs) and document_id in (select external_id from documents));
create policy graph_documents_write on graph_documents for all
    using (session_may_write_graph(graph_id)) with check (session_may_write_graph(graph_id));

alter table document_grants enable row level security;
create policy document_grants_read on document_grants for select using (user_id = session_user_id());
alter table graph_grants enable row level security;
create policy graph_grants_read on graph_grants for select using (user_id = session_user_id());
