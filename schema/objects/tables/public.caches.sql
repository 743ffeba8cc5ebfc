-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.caches (
    name public.external_key not null,
    metadata public.jsonb_object not null default '{}'::jsonb,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    app_id public.external_key,
    model text generated always as (((metadata)::jsonb ->> 'model'::text)) stored,
    model_file text generated always as (((metadata)::jsonb ->> 'model_file'::text)) stored,
    constraint caches_pkey PRIMARY KEY (name)
);

alter table public.caches enable row level security;

alter table public.caches add constraint caches_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(app_id) ON DELETE CASCADE;

CREATE INDEX caches_app_id_idx ON public.caches USING btree (app_id);

CREATE TRIGGER caches_touch_updated_at BEFORE UPDATE ON public.caches FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy caches_write on public.caches
    using (((app_id)::text = public.session_app_id()))
    with check (((app_id)::text = public.session_app_id()));

comment on table public.caches is 'Prepared model states over a set of documents.';
comment on column public.caches.name is 'Key, given by the client.';
comment on column public.caches.metadata is 'Model, filters and place in the object store.';
comment on column public.caches.created_at is 'When the cache was made.';
comment on column public.caches.updated_at is 'When the row was last changed.';
comment on column public.caches.app_id is 'Tenant; null for caches of era A, which knew none.';
comment on column public.caches.model is 'Model; derived from metadata.';
comment on column public.caches.model_file is 'File of the model; derived from metadata.';
