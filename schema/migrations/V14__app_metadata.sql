-- Why: the databases that era A made for single apps keep their records, now with a UUID key,
-- a real user and, where one can be found, the app.

alter table app_metadata drop constraint app_metadata_pkey;
alter table app_metadata add column legacy_id text;
update app_metadata set legacy_id = id;

with keyed as (
    select legacy_id, legacy.try_uuid(legacy_id) as uuid,
           row_number() over (partition by legacy.try_uuid(legacy_id)
                              order by legacy_id <> legacy.try_uuid(legacy_id)::text, legacy_id) as same_uuid
    from app_metadata
)
update app_metadata m
set id = case when uuid is not null and same_uuid = 1 then uuid else gen_random_uuid() end::text
from keyed
where keyed.legacy_id = m.legacy_id;

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'app_metadata', legacy_id, 'user_id', 'owner_missing', to_jsonb(m)
from app_metadata m where legacy.user_id(user_id) is null;

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'app_metadata', legacy_id, 'extra', 'not_an_object', extra
from app_metadata where jsonb_typeof(extra) not in ('object', 'null');

-- where a database has no unique constraint, the newest record of a project stays
with ranked as (
    select legacy_id, row_number() over (
        partition by neon_project_id order by updated_at desc, legacy_id) as place
    from app_metadata
), moved as (
    delete from app_metadata m using ranked
    where ranked.legacy_id = m.legacy_id and (place > 1 or legacy.text_or_null(neon_project_id) is null)
    returning m.*
)
insert into migration_quarantine (source_table, source_key, reason, original)
select 'app_metadata', legacy_id, 'neon_project_taken_or_missing', to_jsonb(moved) from moved;

update app_metadata
set extra = legacy.object_or_empty(extra),
    app_name = coalesce(legacy.text_or_null(app_name), 'app (' || id || ')'),
    connection_uri = coalesce(connection_uri, '');

alter table app_metadata drop constraint if exists app_metadata_neon_project_id_key;
alter table app_metadata
    alter column id type uuid using id::uuid,
    alter column id set default gen_random_uuid(),
    alter column user_id type uuid using coalesce(legacy.user_id(user_id), '00000000-0000-0000-0000-000000000000'),
    alter column user_id set not null,
    alter column app_name set not null,
    alter column neon_project_id set not null,
    alter column connection_uri set not null,
    alter column extra type jsonb_object,
    alter column extra set default '{}',
    alter column extra set not null,
    alter column created_at set default now(),
    alter column updated_at set default now(),
    add column app_id external_key,
    add constraint app_metadata_pkey primary key (id),
    add constraint app_metadata_legacy_id_key unique (legacy_id),
    add constraint app_metadata_neon_project_id_key unique (neon_project_id),
    add constraint app_metadata_user_id_fkey foreign key (user_id) references users (id) on delete restrict,
    add constraint app_metadata_app_id_fkey foreign key (app_id) references apps (app_id) on delete set null;

update app_metadata m set app_id = a.app_id
from apps a where a.user_id = m.user_id and a.name = m.app_name;

create index app_metadata_user_id_idx on app_metadata (user_id);
create index app_metadata_app_id_idx on app_metadata (app_id);
create trigger app_metadata_touch_updated_at before update on app_metadata
    for each row execute function touch_updated_at();

comment on table app_metadata is 'Databases that were once made for single apps.';
comment on column app_metadata.id is 'Key. An era A key that was a UUID was kept.';
comment on column app_metadata.user_id is 'User who asked for the database.';
comment on column app_metadata.app_name is 'Name of the app at that time.';
comment on column app_metadata.neon_project_id is 'Project at the database host.';
comment on column app_metadata.connection_uri is 'Connection URI. Contains a password: never log it.';
comment on column app_metadata.extra is 'Whatever the host answered.';
comment on column app_metadata.created_at is 'When the database was made.';
comment on column app_metadata.updated_at is 'When the row was last changed.';
comment on column app_metadata.legacy_id is 'Era A key.';
comment on column app_metadata.app_id is 'App with that name and user, where there is one.';
