-- Why: owners and lists of era A name people by any text. Each of them becomes a user with the
-- status imported, who gets an address and a subject at the first sign-in.

create temporary table principal on commit drop as
select distinct legacy.text_or_null(id) as id
from (
    select owner ->> 'id' from documents
    union all select owner ->> 'id' from graphs
    union all select owner ->> 'id' from folders
    union all
    select legacy.texts(access_control -> list)
    from (select access_control from documents union all select access_control from graphs) a,
         unnest(array['readers', 'writers', 'admins', 'user_id']) as list
    union all
    -- the folder checks looked for "type:id"; plain ids in folder lists never let anybody in
    select substring(entry from '^(?:user|developer):(.+)$')
    from folders, unnest(array['readers', 'writers', 'admins']) as list,
         legacy.texts(access_control -> list) as entry
    union all select user_id from apps
    union all select user_id from app_metadata
    union all select user_id from user_limits
) as found (id)
where legacy.text_or_null(id) is not null;

insert into users (id, auth0_user_id, status, legacy_id)
select case when same_uuid = 1 and uuid is not null
                 and uuid <> '00000000-0000-0000-0000-000000000000'
            then uuid else gen_random_uuid() end,
       case when id ~ '^[a-z0-9-]+\|.+' then id end,
       'imported', id
from (
    select id, legacy.try_uuid(id) as uuid,
           row_number() over (partition by legacy.try_uuid(id)
                              order by id <> legacy.try_uuid(id)::text, id) as same_uuid
    from principal
) p
on conflict (legacy_id) do nothing;

create function legacy.user_id(era_a_id text) returns uuid
language sql stable
return (select id from public.users where legacy_id = legacy.text_or_null(era_a_id));
comment on function legacy.user_id(text) is 'The user that an era A id became.';

create function legacy.owner_id(owner jsonb) returns uuid
language sql stable
return coalesce(legacy.user_id(owner ->> 'id'), '00000000-0000-0000-0000-000000000000');
comment on function legacy.owner_id(jsonb) is 'The user that an era A owner became; rows without an owner belong to Nobody.';

insert into migration_notes (source_table, source_key, source_column, reason, original)
select source_table, key, 'owner',
       case when legacy.text_or_null(owner ->> 'id') is null then 'owner_missing'
            else 'owner_was_not_a_user' end,
       owner
from (
    select 'documents', external_id, owner from documents
    union all select 'graphs', id, owner from graphs
    union all select 'folders', id, owner from folders
) as owned (source_table, key, owner)
where legacy.text_or_null(owner ->> 'id') is null or owner ->> 'type' is distinct from 'user';
