-- Why: folders.id was text of two types; foreign keys to it need one type. Ids that are UUIDs
-- stay, others get a new one; legacy_id keeps the old text in any case.

alter table folders drop constraint folders_pkey;
alter table folders add column legacy_id text;
update folders set legacy_id = id;

with keyed as (
    select legacy_id, legacy.try_uuid(legacy_id) as uuid,
           row_number() over (partition by legacy.try_uuid(legacy_id)
                              order by legacy_id <> legacy.try_uuid(legacy_id)::text, legacy_id) as same_uuid
    from folders
)
update folders f
set id = case when uuid is not null and same_uuid = 1 then uuid else gen_random_uuid() end::text
from keyed
where keyed.legacy_id = f.legacy_id;

alter table folders
    alter column id type uuid using id::uuid,
    alter column id set default gen_random_uuid(),
    add constraint folders_pkey primary key (id),
    add constraint folders_legacy_id_key unique (legacy_id);

comment on table folders is 'Folders, in a tree, owned by a user or a team and shared by roles.';
comment on column folders.id is 'Key. An era A id that was a UUID was kept.';
comment on column folders.legacy_id is 'Era A id; null for folders made since.';
