-- Why: era A said in three places which folder a document lies in: folders.document_ids,
-- system_metadata.folder_id and system_metadata.folder_name. Now there is one.
-- The folder that the document itself names wins, by id, then by name; then the lists. Only
-- folders of the same owner in the same app count: any other would open the document to people
-- who could not see it. A name without a folder makes the folder. Whatever loses is quarantined.

create temporary table item on commit drop as
select 'documents' as kind, external_id::text as key, owner_user_id, app_id::text as app_id,
       system_metadata -> 'folder_id' as said_id, system_metadata -> 'folder_name' as said_name
from documents
union all
select 'graphs', id, owner_user_id, app_id,
       system_metadata -> 'folder_id', system_metadata -> 'folder_name'
from graphs;

-- names that are no path (JSON null and blank text always meant "no folder")
insert into migration_quarantine (source_table, source_key, reason, original)
select kind, key, 'folder_name_unusable', jsonb_build_object('folder_name', said_name)
from item
where jsonb_typeof(said_name) not in ('string', 'null')
   or (legacy.text_or_null(said_name #>> '{}') is not null and legacy.clean_path(said_name #>> '{}') is null);

create temporary table candidate on commit drop as
select i.kind, i.key, f.id as folder_id, 1 as rank, f.legacy_id as era_a_folder,
       f.owner_user_id = i.owner_user_id and f.app_id is not distinct from i.app_id as same_tenant
from item i join folders f on f.legacy_id = i.said_id #>> '{}'
union all
select i.kind, i.key, legacy.folder_at(legacy.clean_path(i.said_name #>> '{}'), i.owner_user_id, i.app_id),
       2, i.said_name #>> '{}', true
from item i
where jsonb_typeof(i.said_name) = 'string' and legacy.clean_path(i.said_name #>> '{}') is not null
union all
select i.kind, i.key, f.id, 3, f.legacy_id,
       f.owner_user_id = i.owner_user_id and f.app_id is not distinct from i.app_id
from folders f, legacy.texts(f.document_ids) as listed
join item i on i.kind = 'documents' and i.key = listed;

create temporary table choice on commit drop as
select distinct on (kind, key) kind, key, folder_id
from candidate
where same_tenant
order by kind, key, rank, era_a_folder;

update documents d set folder_id = c.folder_id
from choice c where c.kind = 'documents' and c.key = d.external_id;
update graphs g set folder_id = c.folder_id
from choice c where c.kind = 'graphs' and c.key = g.id;

insert into migration_quarantine (source_table, source_key, reason, original)
select distinct c.kind, c.key,
       case when c.same_tenant then 'second_folder' else 'folder_of_another_tenant' end,
       jsonb_build_object('folder_id', c.folder_id, 'era_a_folder', c.era_a_folder)
from candidate c
left join choice on choice.kind = c.kind and choice.key = c.key
where c.folder_id is distinct from choice.folder_id;

insert into migration_quarantine (source_table, source_key, reason, original)
select kind, key, 'folder_id_dangling', jsonb_build_object('folder_id', said_id)
from item
where legacy.text_or_null(said_id #>> '{}') is not null
  and not exists (select from folders where legacy_id = said_id #>> '{}');

insert into migration_quarantine (source_table, source_key, reason, original)
select 'folders', legacy_id, 'document_id_dangling', to_jsonb(listed)
from folders, legacy.texts(document_ids) as listed
where not exists (select from documents where external_id = listed);

insert into migration_quarantine (source_table, source_key, reason, original)
select 'folders', legacy_id, 'document_id_not_text', entry
from folders, legacy.non_texts(document_ids) as entry;

update documents set system_metadata = system_metadata - array['folder_id', 'folder_name']
where system_metadata ?| array['folder_id', 'folder_name'];
update graphs set system_metadata = system_metadata - array['folder_id', 'folder_name']
where system_metadata ?| array['folder_id', 'folder_name'];
alter table folders drop column document_ids;
