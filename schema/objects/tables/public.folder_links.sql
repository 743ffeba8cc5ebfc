-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.folder_links (
    id uuid not null default gen_random_uuid(),
    folder_id uuid not null,
    token_hash bytea not null,
    valid_during tstzrange not null default tstzrange(now(), (now() + '7 days'::interval)),
    created_by_user_id uuid,
    view_count integer not null default 0,
    last_viewed_at timestamp with time zone,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint folder_links_pkey PRIMARY KEY (id),
    constraint folder_links_token_hash_check CHECK ((octet_length(token_hash) = 32)),
    constraint folder_links_token_hash_key UNIQUE (token_hash),
    constraint folder_links_valid_during_check CHECK (((NOT isempty(valid_during)) AND (NOT lower_inf(valid_during)))),
    constraint folder_links_view_count_check CHECK ((view_count >= 0))
);

alter table public.folder_links enable row level security;

alter table public.folder_links add constraint folder_links_created_by_user_id_fkey FOREIGN KEY (created_by_user_id) REFERENCES public.users(id) ON DELETE SET NULL;
alter table public.folder_links add constraint folder_links_folder_id_fkey FOREIGN KEY (folder_id) REFERENCES public.folders(id) ON DELETE CASCADE;

CREATE INDEX folder_links_created_by_user_id_idx ON public.folder_links USING btree (created_by_user_id);
CREATE INDEX folder_links_folder_id_idx ON public.folder_links USING btree (folder_id);
CREATE INDEX folder_links_valid_during_idx ON public.folder_links USING gist (valid_during);

CREATE TRIGGER folder_links_touch_updated_at BEFORE UPDATE ON public.folder_links FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy folder_links_write on public.folder_links
    using ((folder_id IN ( SELECT public.session_folder_ids('folder:admin'::text) AS session_folder_ids)))
    with check ((folder_id IN ( SELECT public.session_folder_ids('folder:admin'::text) AS session_folder_ids)));

comment on table public.folder_links is 'Links that show a folder to anyone who has them.';
comment on column public.folder_links.id is 'Key.';
comment on column public.folder_links.folder_id is 'Folder shown.';
comment on column public.folder_links.token_hash is 'SHA-256 of the token in the link.';
comment on column public.folder_links.valid_during is 'When the link works; seven days unless set.';
comment on column public.folder_links.created_by_user_id is 'Who made the link; null when gone.';
comment on column public.folder_links.view_count is 'How often it was used.';
comment on column public.folder_links.last_viewed_at is 'When it was last used.';
comment on column public.folder_links.created_at is 'When the row was made.';
comment on column public.folder_links.updated_at is 'When the row was last changed.';
