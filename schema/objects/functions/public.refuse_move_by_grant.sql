-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.refuse_move_by_grant()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    -- no policy holds for the owner of the tables, who also unfiles what lay in a deleted folder
    if row_security_active(tg_relid)
       and (session_may('write', old.app_id, old.owner_user_id, old.folder_id, false)
            and session_may('write', new.app_id, new.owner_user_id, new.folder_id, false)) is not true
    then
        raise exception 'a grant does not move a row of %', tg_table_name
            using errcode = 'insufficient_privilege', table = tg_table_name,
                  hint = 'It takes the right to write where the row lies and where it goes.';
    end if;
    return null;
end
$function$;

comment on function public.refuse_move_by_grant() is 'Trigger: refuses another folder, owner or app to a session that may write by a grant only.';
