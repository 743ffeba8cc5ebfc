-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.session_may(permission public.access_level, item_app_id text, item_owner_id uuid, item_folder_id uuid, is_granted boolean)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select case
        when session_app_id() is not null then item_app_id is not distinct from session_app_id()
        when is_granted then true
        when item_folder_id is null then item_owner_id = session_user_id()
        else item_folder_id in (select session_folder_ids('folder:' || permission))
    end
$function$;

comment on function public.session_may(public.access_level, text, uuid, uuid, boolean) is 'Whether the session may do this to a document or graph of that app, owner and folder.';
