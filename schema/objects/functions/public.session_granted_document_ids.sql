-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.session_granted_document_ids(wanted_access public.access_level)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select document_id from document_grants where user_id = session_user_id() and access = wanted_access
$function$;

comment on function public.session_granted_document_ids(public.access_level) is 'Documents that a grant of their own opens to the user of the session.';
