-- Why: apps are the tenants. They get a real owner, a token version that revokes tokens, unique
-- names, and a row for each app that only JSON mentions, so that app_id can be a foreign key.

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'apps', app_id, 'user_id', 'owner_missing', to_jsonb(apps)
from apps where legacy.user_id(user_id) is null;

alter table apps
    alter column user_id drop not null,
    alter column user_id type uuid using legacy.user_id(user_id),
    alter column uri drop not null,
    add column org_id text,
    add column created_by_user_id uuid,
    add column token_version integer not null default 0,
    add column is_inferred boolean not null default false,
    add column updated_at timestamptz not null default now();

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'apps', app_id, 'app_id', 'app_id_blank', to_jsonb(apps) from apps where app_id = '';
update apps set app_id = 'app-' || gen_random_uuid() where app_id = '';

insert into apps (app_id, user_id, name, is_inferred, created_at)
select distinct on (app_id) app_id, user_id, app_id, true, now()
from (
    select legacy.text_or_null(system_metadata ->> 'app_id'), null::uuid from documents
    union all select legacy.text_or_null(system_metadata ->> 'app_id'), null from graphs
    union all select legacy.text_or_null(system_metadata ->> 'app_id'), null from folders
    union all
    select listed, legacy.user_id(user_id)
    from user_limits, legacy.texts(app_ids) as listed
) as seen (app_id, user_id)
where app_id is not null
order by app_id, user_id nulls last
on conflict (app_id) do nothing;

-- names are unique for an owner; the oldest app keeps its name
with ranked as (
    select app_id, name,
           row_number() over (partition by user_id, name order by created_at, app_id) as place
    from apps
    where user_id is not null
), renamed as (
    update apps set name = coalesce(legacy.text_or_null(apps.name), 'app') || ' (' || apps.app_id || ')'
    from ranked
    where ranked.app_id = apps.app_id
      and (ranked.place > 1 or legacy.text_or_null(apps.name) is null)
    returning apps.app_id, ranked.name as old_name
)
insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'apps', app_id, 'name', 'name_taken_or_blank', to_jsonb(old_name) from renamed;
update apps set name = 'app (' || app_id || ')' where legacy.text_or_null(name) is null;

alter table apps
    alter column app_id type external_key,
    alter column name set not null,
    alter column created_at set default now(),
    add constraint apps_user_id_fkey foreign key (user_id) references users (id) on delete restrict,
    add constraint apps_created_by_user_id_fkey
        foreign key (created_by_user_id) references users (id) on delete set null,
    add constraint apps_name_check check (btrim(name) <> ''),
    add constraint apps_token_version_check check (token_version >= 0),
    add constraint apps_uri_check check (is_inferred or uri is not null);
create unique index apps_org_name_key on apps (org_id, name) where org_id is not null;
create unique index apps_user_name_key on apps (user_id, name) where org_id is null and user_id is not null;
create index apps_created_by_user_id_idx on apps (created_by_user_id);
create trigger apps_touch_updated_at before update on apps
    for each row execute function touch_updated_at();

comment on table apps is 'Applications of customers: the tenants. Rows with an app_id are seen inside that app only.';
comment on column apps.app_id is 'Key, given by the client.';
comment on column apps.user_id is 'User the app belongs to; null for apps of an organisation and for some inferred ones.';
comment on column apps.name is 'Name, unique for its organisation, else for its user.';
comment on column apps.uri is 'Connection URI. Contains a signed token: never log it. Null for inferred apps only.';
comment on column apps.created_at is 'When the app was made.';
comment on column apps.org_id is 'Organisation at the identity provider.';
comment on column apps.created_by_user_id is 'User who made the app; null when unknown or gone.';
comment on column apps.token_version is 'Tokens of another version are refused; add one to revoke all.';
comment on column apps.is_inferred is 'No row in era A: the app was known from other rows only.';
comment on column apps.updated_at is 'When the row was last changed.';
comment on index apps_org_name_key is 'Names are unique in an organisation.';
comment on index apps_user_name_key is 'Names are unique for a user who has no organisation.';
