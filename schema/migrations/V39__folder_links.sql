-- Why: a folder can be shown to anyone who has a link, for a time. Only a hash of the token is
-- stored, and the time is one range, so that "valid now" is one test.

create table folder_links (
    id uuid not null default gen_random_uuid() constraint folder_links_pkey primary key,
    folder_id uuid not null
        constraint folder_links_folder_id_fkey references folders (id) on delete cascade,
    token_hash bytea not null,
    valid_during tstzrange not null default tstzrange(now(), now() + interval '7 days'),
    created_by_user_id uuid
        constraint folder_links_created_by_user_id_fkey references users (id) on delete set null,
    view_count integer not null default 0,
    last_viewed_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint folder_links_token_hash_key unique (token_hash),
    constraint folder_links_token_hash_check check (octet_length(token_hash) = 32),
    constraint folder_links_valid_during_check check (not isempty(valid_during) and not lower_inf(valid_during)),
    constraint folder_links_view_count_check check (view_count >= 0)
);
create index folder_links_folder_id_idx on folder_links (folder_id);
create index folder_links_created_by_user_id_idx on folder_links (created_by_user_id);
create index folder_links_valid_during_idx on folder_links using gist (valid_during);
create trigger folder_links_touch_updated_at before update on folder_links
    for each row execute function touch_updated_at();

comment on table folder_links is 'Links that show a folder to anyone who has them.';
comment on column folder_links.id is 'Key.';
comment on column folder_links.folder_id is 'Folder shown.';
comment on column folder_links.token_hash is 'SHA-256 of the token in the link.';
comment on column folder_links.valid_during is 'When the link works; seven days unless set.';
comment on column folder_links.created_by_user_id is 'Who made the link; null when gone.';
comment on column folder_links.view_count is 'How often it was used.';
comment on column folder_links.last_viewed_at is 'When it was last used.';
comment on column folder_links.created_at is 'When the row was made.';
comment on column folder_links.updated_at is 'When the row was last changed.';
