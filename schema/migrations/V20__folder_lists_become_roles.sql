-- Why: the folder checks of era A looked for "type:id", but all code wrote plain ids. So only
-- entries with a type ever let anybody in: these become roles. To turn the plain ones into roles
-- would open folders that were closed; they are noted instead.

insert into user_folder_roles (user_id, folder_id, role_id)
select distinct legacy.user_id(substring(entry from '^(?:user|developer):(.+)$')), f.id, r.id
from folders f,
     (values ('readers', 'FolderViewer'), ('writers', 'FolderEditor'), ('admins', 'FolderAdmin')) as map (list, role_name)
     join roles r on r.name = map.role_name and r.scope = 'folder',
     legacy.texts(f.access_control -> map.list) as entry
where legacy.user_id(substring(entry from '^(?:user|developer):(.+)$')) is not null;

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'folders', legacy_id, 'access_control', 'folder_list_never_applied', access_control
from folders
where jsonb_typeof(access_control) <> 'null'
  and (jsonb_typeof(access_control) <> 'object'
       or exists (
           select from jsonb_each(access_control) as l (list, entries),
                       jsonb_array_elements(legacy.as_array(entries)) as entry
           where not (list in ('readers', 'writers', 'admins')
                      and jsonb_typeof(entry) = 'string'
                      and entry #>> '{}' ~ '^(user|developer):.+')));

alter table folders drop column access_control;
