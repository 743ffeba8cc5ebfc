-- Why: owner, app and times of a folder were hidden in JSON; they become columns with keys.

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'folders', legacy_id, noted.*
from folders, lateral (
    select 'system_metadata', 'not_an_object', system_metadata
    where jsonb_typeof(system_metadata) not in ('object', 'null')
    union all
    select 'rules', 'not_an_array', rules
    where jsonb_typeof(rules) not in ('array', 'null')
    union all
    select 'system_metadata.created_at', 'time_unknown', system_metadata -> 'created_at'
    where legacy.try_timestamptz(system_metadata ->> 'created_at') is null
    union all
    select 'system_metadata.updated_at', 'time_unreadable', system_metadata -> 'updated_at'
    where legacy.try_timestamptz(system_metadata ->> 'updated_at') is null
      and legacy.text_or_null(system_metadata ->> 'updated_at') is not null
) as noted;

alter table folders
    add column app_id external_key,
    add column owner_type owner_type not null default 'user',
    add column owner_user_id uuid,
    add column owner_team_id uuid,
    add column end_user_id text,
    add column visibility folder_visibility not null default 'private',
    add column created_at timestamptz not null default now(),
    add column updated_at timestamptz not null default now();

update folders f
set app_id = legacy.text_or_null(system_metadata ->> 'app_id'),
    owner_user_id = legacy.owner_id(owner),
    end_user_id = legacy.text_or_null(system_metadata ->> 'end_user_id'),
    created_at = coalesce(t.created, t.updated, now()),
    updated_at = coalesce(t.updated, t.created, now()),
    system_metadata = legacy.object_or_empty(system_metadata)
        - array['app_id', 'end_user_id', 'created_at', 'updated_at'],
    rules = legacy.array_or_empty(rules)
from (
    select id, legacy.try_timestamptz(system_metadata ->> 'created_at') as created,
           legacy.try_timestamptz(system_metadata ->> 'updated_at') as updated
    from folders
) t
where t.id = f.id;

alter table folders
    drop column owner,
    alter column owner_type drop default,
    alter column system_metadata type jsonb_object,
    alter column system_metadata set default '{}',
    alter column system_metadata set not null,
    alter column rules type jsonb_array,
    alter column rules set default '[]',
    alter column rules set not null,
    add constraint folders_app_id_fkey foreign key (app_id) references apps (app_id) on delete restrict,
    add constraint folders_owner_user_id_fkey foreign key (owner_user_id) references users (id) on delete restrict,
    add constraint folders_owner_team_id_fkey foreign key (owner_team_id) references teams (id) on delete restrict,
    add constraint folders_owner_check check (
        (owner_type = 'user' and owner_user_id is not null and owner_team_id is null)
        or (owner_type = 'team' and owner_team_id is not null and owner_user_id is null));
create index folders_owner_user_id_idx on folders (owner_user_id);
create index folders_owner_team_id_idx on folders (owner_team_id) where owner_team_id is not null;
create index folders_app_end_user_idx on folders (app_id, end_user_id);
create index folders_not_private_idx on folders (visibility) where visibility <> 'private';

comment on column folders.description is 'What the folder is for.';
comment on column folders.system_metadata is 'Facts the service keeps, such as summaries.';
comment on column folders.rules is 'Extraction rules, run in this order when a document is added.';
comment on column folders.app_id is 'Tenant; null outside apps. Never changes.';
comment on column folders.owner_type is 'Which of the two owner columns is set.';
comment on column folders.owner_user_id is 'Owning user.';
comment on column folders.owner_team_id is 'Owning team.';
comment on column folders.end_user_id is 'Free scope key of the client.';
comment on column folders.visibility is 'Who finds the folder.';
comment on column folders.created_at is 'When the folder was made.';
comment on column folders.updated_at is 'When the row was last changed.';
