-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.folders (
    id uuid not null default gen_random_uuid(),
    description text,
    system_metadata public.jsonb_object not null default '{}'::jsonb,
    rules public.jsonb_array not null default '[]'::jsonb,
    legacy_id text,
    app_id public.external_key,
    owner_type public.owner_type not null,
    owner_user_id uuid,
    owner_team_id uuid,
    end_user_id text,
    visibility public.folder_visibility not null default 'private'::public.folder_visibility,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    name public.folder_name not null,
    parent_id uuid,
    full_path text not null,
    depth integer generated always as ((COALESCE(array_length(string_to_array(full_path, '/'::text), 1), 1) - 1)) stored not null,
    constraint folders_full_path_check CHECK ((full_path ~ '^(/[^/]+)+$'::text)),
    constraint folders_legacy_id_key UNIQUE (legacy_id),
    constraint folders_owner_check CHECK ((((owner_type = 'user'::public.owner_type) AND (owner_user_id IS NOT NULL) AND (owner_team_id IS NULL)) OR ((owner_type = 'team'::public.owner_type) AND (owner_team_id IS NOT NULL) AND (owner_user_id IS NULL)))),
    constraint folders_parent_id_check CHECK ((parent_id <> id)),
    constraint folders_pkey PRIMARY KEY (id),
    constraint folders_tenant_path_key UNIQUE NULLS NOT DISTINCT (app_id, owner_user_id, owner_team_id, full_path)
);

alter table public.folders enable row level security;

alter table public.folders add constraint folders_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(app_id) ON DELETE RESTRICT;
alter table public.folders add constraint folders_owner_team_id_fkey FOREIGN KEY (owner_team_id) REFERENCES public.teams(id) ON DELETE RESTRICT;
alter table public.folders add constraint folders_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES public.users(id) ON DELETE RESTRICT;
alter table public.folders add constraint folders_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.folders(id);

CREATE INDEX folders_app_end_user_idx ON public.folders USING btree (app_id, end_user_id);
CREATE INDEX folders_not_private_idx ON public.folders USING btree (visibility) WHERE (visibility <> 'private'::public.folder_visibility);
CREATE INDEX folders_owner_team_id_idx ON public.folders USING btree (owner_team_id) WHERE (owner_team_id IS NOT NULL);
CREATE INDEX folders_owner_user_id_idx ON public.folders USING btree (owner_user_id);
CREATE INDEX folders_parent_id_idx ON public.folders USING btree (parent_id);
CREATE INDEX folders_path_prefix_idx ON public.folders USING btree (full_path text_pattern_ops);

CREATE TRIGGER folders_pass_path_on AFTER UPDATE ON public.folders FOR EACH ROW WHEN ((old.full_path IS DISTINCT FROM new.full_path)) EXECUTE FUNCTION public.pass_folder_path_on();
CREATE TRIGGER folders_set_path BEFORE INSERT OR UPDATE OF name, parent_id, full_path, app_id ON public.folders FOR EACH ROW EXECUTE FUNCTION public.set_folder_path();
CREATE TRIGGER folders_touch_updated_at BEFORE UPDATE ON public.folders FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy folders_add on public.folders for insert
    with check (
CASE
    WHEN (public.session_app_id() IS NOT NULL) THEN ((app_id)::text = public.session_app_id())
    ELSE (((owner_user_id = public.session_user_id()) OR (owner_team_id IN ( SELECT public.session_team_ids('admin'::public.membership_role) AS session_team_ids))) AND ((app_id IS NULL) OR ((app_id)::text IN ( SELECT a.app_id
       FROM public.apps a))) AND ((parent_id IS NULL) OR (parent_id IN ( SELECT public.session_folder_ids('folder:write'::text) AS session_folder_ids))))
END);

create policy folders_change on public.folders for update
    using (
CASE
    WHEN (public.session_app_id() IS NOT NULL) THEN ((app_id)::text = public.session_app_id())
    ELSE (id IN ( SELECT public.session_folder_ids('folder:admin'::text) AS session_folder_ids))
END)
    with check (
CASE
    WHEN (public.session_app_id() IS NOT NULL) THEN ((app_id)::text = public.session_app_id())
    ELSE ((id IN ( SELECT public.session_folder_ids('folder:admin'::text) AS session_folder_ids)) AND ((parent_id IS NULL) OR (parent_id IN ( SELECT public.session_folder_ids('folder:write'::text) AS session_folder_ids))))
END);

create policy folders_delete on public.folders for delete
    using (
CASE
    WHEN (public.session_app_id() IS NOT NULL) THEN ((app_id)::text = public.session_app_id())
    ELSE (id IN ( SELECT public.session_folder_ids('folder:admin'::text) AS session_folder_ids))
END);

create policy folders_read on public.folders for select
    using (
CASE
    WHEN (public.session_app_id() IS NOT NULL) THEN ((app_id)::text = public.session_app_id())
    ELSE ((owner_user_id = public.session_user_id()) OR (owner_team_id IN ( SELECT public.session_team_ids() AS session_team_ids)) OR (id IN ( SELECT public.session_folder_ids('folder:read'::text) AS session_folder_ids)))
END);

comment on table public.folders is 'Folders, in a tree, owned by a user or a team and shared by roles.';
comment on column public.folders.id is 'Key. An era A id that was a UUID was kept.';
comment on column public.folders.description is 'What the folder is for.';
comment on column public.folders.system_metadata is 'Facts the service keeps, such as summaries.';
comment on column public.folders.rules is 'Extraction rules, run in this order when a document is added.';
comment on column public.folders.legacy_id is 'Era A id; null for folders made since.';
comment on column public.folders.app_id is 'Tenant; null outside apps. Never changes.';
comment on column public.folders.owner_type is 'Which of the two owner columns is set.';
comment on column public.folders.owner_user_id is 'Owning user.';
comment on column public.folders.owner_team_id is 'Owning team.';
comment on column public.folders.end_user_id is 'Free scope key of the client.';
comment on column public.folders.visibility is 'Who finds the folder.';
comment on column public.folders.created_at is 'When the folder was made.';
comment on column public.folders.updated_at is 'When the row was last changed.';
comment on column public.folders.name is 'Last segment of the path; no slashes. The whole path is unique for an owner in an app.';
comment on column public.folders.parent_id is 'Folder this one lies in; null at the top.';
comment on column public.folders.full_path is 'Names from the top down, such as /A/B; derived from parent_id.';
comment on column public.folders.depth is 'Number of segments of full_path; derived.';
