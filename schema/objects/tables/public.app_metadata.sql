-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.app_metadata (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    app_name text not null,
    neon_project_id text not null,
    connection_uri text not null,
    extra public.jsonb_object not null default '{}'::jsonb,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    legacy_id text,
    app_id public.external_key,
    constraint app_metadata_legacy_id_key UNIQUE (legacy_id),
    constraint app_metadata_neon_project_id_key UNIQUE (neon_project_id),
    constraint app_metadata_pkey PRIMARY KEY (id)
);

alter table public.app_metadata enable row level security;

alter table public.app_metadata add constraint app_metadata_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(app_id) ON DELETE SET NULL;
alter table public.app_metadata add constraint app_metadata_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE RESTRICT;

CREATE INDEX app_metadata_app_id_idx ON public.app_metadata USING btree (app_id);
CREATE INDEX app_metadata_user_id_idx ON public.app_metadata USING btree (user_id);

CREATE TRIGGER app_metadata_touch_updated_at BEFORE UPDATE ON public.app_metadata FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy app_metadata_read on public.app_metadata for select
    using (((public.session_app_id() IS NULL) AND (user_id = public.session_user_id())));

comment on table public.app_metadata is 'Databases that were once made for single apps.';
comment on column public.app_metadata.id is 'Key. An era A key that was a UUID was kept.';
comment on column public.app_metadata.user_id is 'User who asked for the database.';
comment on column public.app_metadata.app_name is 'Name of the app at that time.';
comment on column public.app_metadata.neon_project_id is 'Project at the database host.';
comment on column public.app_metadata.connection_uri is 'Connection URI. Contains a password: never log it.';
comment on column public.app_metadata.extra is 'Whatever the host answered.';
comment on column public.app_metadata.created_at is 'When the database was made.';
comment on column public.app_metadata.updated_at is 'When the row was last changed.';
comment on column public.app_metadata.legacy_id is 'Era A key.';
comment on column public.app_metadata.app_id is 'App with that name and user, where there is one.';
