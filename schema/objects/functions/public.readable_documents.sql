-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.readable_documents(asking_user uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
AS $function$
    select d.external_id from documents d
    where (d.folder_id is null and d.owner_user_id = asking_user)
       or d.folder_id in (
            select p.folder_id from folder_permissions p
            where p.user_id = asking_user and p.permission = 'folder:read')
    union
    select g.document_id from document_grants g where g.user_id = asking_user and g.access = 'read'
$function$;

comment on function public.readable_documents(uuid) is 'Ids of the documents that a user may read outside apps; public folders are left out.';
