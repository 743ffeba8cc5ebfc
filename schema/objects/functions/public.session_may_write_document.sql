-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.session_may_write_document(id text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select exists (
        select from documents d
        where d.external_id = id
          and session_may('write', d.app_id, d.owner_user_id, d.folder_id,
                          d.external_id in (select session_granted_document_ids('write'))))
$function$;

comment on function public.session_may_write_document(text) is 'Whether the session may change a document.';
