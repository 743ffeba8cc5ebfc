-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.graphs (
    id public.external_key not null,
    name text not null,
    entities public.jsonb_array not null default '[]'::jsonb,
    relationships public.jsonb_array not null default '[]'::jsonb,
    graph_metadata public.jsonb_object not null default '{}'::jsonb,
    system_metadata public.jsonb_object not null default '{}'::jsonb,
    filters public.jsonb_object,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    app_id public.external_key,
    owner_user_id uuid not null,
    end_user_id text,
    status public.processing_status not null default 'processing'::public.processing_status,
    error text,
    entity_count integer generated always as (jsonb_array_length((entities)::jsonb)) stored not null,
    relationship_count integer generated always as (jsonb_array_length((relationships)::jsonb)) stored not null,
    folder_id uuid,
    constraint graphs_name_check CHECK ((btrim(name) <> ''::text)),
    constraint graphs_pkey PRIMARY KEY (id),
    constraint graphs_tenant_name_key UNIQUE NULLS NOT DISTINCT (app_id, owner_user_id, name)
);

alter table public.graphs enable row level security;

alter table public.graphs add constraint graphs_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(app_id) ON DELETE RESTRICT;
alter table public.graphs add constraint graphs_folder_id_fkey FOREIGN KEY (folder_id) REFERENCES public.folders(id) ON DELETE SET NULL;
alter table public.graphs add constraint graphs_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES public.users(id) ON DELETE RESTRICT;

CREATE INDEX graphs_app_end_user_idx ON public.graphs USING btree (app_id, end_user_id);
CREATE INDEX graphs_folder_id_idx ON public.graphs USING btree (folder_id);
CREATE INDEX graphs_owner_user_id_idx ON public.graphs USING btree (owner_user_id);
CREATE INDEX graphs_system_metadata_idx ON public.graphs USING gin (system_metadata jsonb_path_ops);

CREATE TRIGGER graphs_check_folder_app BEFORE INSERT OR UPDATE OF folder_id, app_id ON public.graphs FOR EACH ROW WHEN ((new.folder_id IS NOT NULL)) EXECUTE FUNCTION public.check_folder_app();
CREATE TRIGGER graphs_refuse_move_by_grant AFTER UPDATE ON public.graphs FOR EACH ROW WHEN (((ROW(old.folder_id, old.owner_user_id) IS DISTINCT FROM ROW(new.folder_id, new.owner_user_id)) OR ((old.app_id)::text IS DISTINCT FROM (new.app_id)::text))) EXECUTE FUNCTION public.refuse_move_by_grant();
CREATE TRIGGER graphs_touch_updated_at BEFORE UPDATE ON public.graphs FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy graphs_add on public.graphs for insert
    with check ((public.session_may('write'::public.access_level, (app_id)::text, owner_user_id, folder_id, false) AND ((public.session_app_id() IS NOT NULL) OR ((owner_user_id = public.session_user_id()) AND ((app_id IS NULL) OR ((app_id)::text IN ( SELECT a.app_id
   FROM public.apps a)))))));

create policy graphs_change on public.graphs for update
    using (public.session_may('write'::public.access_level, (app_id)::text, owner_user_id, folder_id, ((id)::text IN ( SELECT public.session_granted_graph_ids('write'::public.access_level) AS session_granted_graph_ids))))
    with check ((public.session_may('write'::public.access_level, (app_id)::text, owner_user_id, folder_id, ((id)::text IN ( SELECT public.session_granted_graph_ids('write'::public.access_level) AS session_granted_graph_ids))) AND ((public.session_app_id() IS NOT NULL) OR (app_id IS NULL) OR ((app_id)::text IN ( SELECT a.app_id
   FROM public.apps a)))));

create policy graphs_delete on public.graphs for delete
    using (public.session_may('write'::public.access_level, (app_id)::text, owner_user_id, folder_id, ((id)::text IN ( SELECT public.session_granted_graph_ids('admin'::public.access_level) AS session_granted_graph_ids))));

create policy graphs_read on public.graphs for select
    using (public.session_may('read'::public.access_level, (app_id)::text, owner_user_id, folder_id, ((id)::text IN ( SELECT public.session_granted_graph_ids('read'::public.access_level) AS session_granted_graph_ids))));

comment on table public.graphs is 'Knowledge graphs made from documents.';
comment on column public.graphs.id is 'Key, made by the service.';
comment on column public.graphs.name is 'Name, unique for its owner in an app.';
comment on column public.graphs.entities is 'Things found in the documents: id, label, type, properties and sources of each.';
comment on column public.graphs.relationships is 'Links between entities.';
comment on column public.graphs.graph_metadata is 'Metadata of the client.';
comment on column public.graphs.system_metadata is 'Facts the service keeps that no query needs as a column.';
comment on column public.graphs.filters is 'Filter that chose the documents, if any.';
comment on column public.graphs.created_at is 'When the graph was made.';
comment on column public.graphs.updated_at is 'When the row was last changed.';
comment on column public.graphs.app_id is 'Tenant; null outside apps.';
comment on column public.graphs.owner_user_id is 'Owner. Rights come from it only while the graph is unfiled.';
comment on column public.graphs.end_user_id is 'Free scope key of the client.';
comment on column public.graphs.status is 'State of the processing.';
comment on column public.graphs.error is 'Why the processing failed.';
comment on column public.graphs.entity_count is 'Number of entities; derived.';
comment on column public.graphs.relationship_count is 'Number of relationships; derived.';
comment on column public.graphs.folder_id is 'Folder the graph lies in; null while unfiled.';
