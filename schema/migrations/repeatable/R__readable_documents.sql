-- Why: vector queries need the list of allowed documents, and must get an empty one, never "all".

create or replace function readable_documents(asking_user uuid) returns setof text
language sql stable as $$
    select d.external_id from documents d
    where (d.folder_id is null and d.owner_user_id = asking_user)
       or d.folder_id in (
            select p.folder_id from folder_permissions p
            where p.user_id = asking_user and p.permission = 'folder:read')
    union
    select g.document_id from document_grants g where g.user_id = asking_user and g.access = 'read'
$$;
comment on function readable_documents(uuid) is 'Ids of the documents that a user may read outside apps; public folders are left out.';
