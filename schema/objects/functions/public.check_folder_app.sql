-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.check_folder_app()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if exists (select from folders where id = new.folder_id and app_id is distinct from new.app_id) then
        raise exception 'folder % is in another app', new.folder_id
            using errcode = 'check_violation', table = tg_table_name,
                  constraint = tg_table_name || '_folder_same_app';
    end if;
    return new;
end
$function$;

comment on function public.check_folder_app() is 'Trigger: refuses a folder of another app.';
