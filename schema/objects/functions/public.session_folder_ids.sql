-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.session_folder_ids(wanted_permission text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    return query
        select p.folder_id from folder_permissions p
        where p.user_id = session_user_id() and p.permission = wanted_permission
        union
        select f.id from folders f
        where wanted_permission = 'folder:read' and f.visibility = 'public' and f.app_id is null
          and session_user_id() is not null;
end
$function$;

comment on function public.session_folder_ids(text) is 'Folders on which the user of the session has the permission.';
