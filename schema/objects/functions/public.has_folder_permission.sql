-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.has_folder_permission(asked_folder uuid, wanted_permission text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
    select has_folder_permission(session_user_id(), asked_folder, wanted_permission)
$function$;

CREATE FUNCTION public.has_folder_permission(asking_user uuid, asked_folder uuid, wanted_permission text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
    select exists (
        select from folder_permissions
        where user_id = asking_user and folder_id = asked_folder and permission = wanted_permission)
$function$;

comment on function public.has_folder_permission(uuid, text) is 'Whether the user of the session has a permission on a folder.';
comment on function public.has_folder_permission(uuid, uuid, text) is 'Whether a user has a permission on a folder.';
