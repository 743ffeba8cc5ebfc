-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.record_in_audit_log()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
    acting uuid := legacy.try_uuid(current_setting('moongraph.user_id', true));
begin
    insert into audit_log (user_id, action, table_name, old_row, new_row)
    values ((select id from users where id = acting), lower(tg_op), tg_table_name,
            case when tg_op <> 'INSERT' then to_jsonb(old) end,
            case when tg_op <> 'DELETE' then to_jsonb(new) end);
    return null;
end
$function$;

comment on function public.record_in_audit_log() is 'Trigger: writes the change of a row to audit_log.';
