-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.pass_folder_path_on()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    -- the value does not matter: set_folder_path derives it
    update folders set full_path = new.full_path where parent_id = new.id;
    return null;
end
$function$;

comment on function public.pass_folder_path_on() is 'Trigger: renews the paths below a folder that was renamed or moved.';
