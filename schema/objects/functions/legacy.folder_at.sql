-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.folder_at(path text, owner uuid, app text)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
declare
    segment text;
    found_id uuid;
    above_id uuid;
begin
    foreach segment in array (string_to_array(path, '/'))[2:] loop
        select id into found_id
        from public.folders
        where name = segment and parent_id is not distinct from above_id
          and owner_user_id = owner and app_id is not distinct from app;
        if found_id is null then
            insert into public.folders (name, parent_id, owner_type, owner_user_id, app_id)
            values (segment, above_id, 'user', owner, app)
            returning id into found_id;
            insert into public.migration_notes (source_table, source_key, source_column, reason)
            values ('folders', found_id::text, 'id', 'folder_made_for_path');
        end if;
        above_id := found_id;
    end loop;
    return above_id;
end
$function$;

comment on function legacy.folder_at(text, uuid, text) is 'The folder of an owner at a path, made where it is missing.';
