-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.set_folder_path()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
    parent folders;
begin
    if tg_op = 'UPDATE' and new.app_id is distinct from old.app_id then
        raise exception 'folder % cannot move to another app', new.id
            using errcode = 'check_violation', table = 'folders', constraint = 'folders_app_is_fixed';
    end if;
    if new.parent_id is null then
        new.full_path := '/' || new.name;
        return new;
    end if;
    if tg_op = 'UPDATE' and new.parent_id is distinct from old.parent_id then
        -- two moves at a time could close a circle that neither sees
        perform pg_advisory_xact_lock(hashtext('moongraph.folders.move'));
        if exists (
            with recursive above as (
                select id, parent_id from folders where id = new.parent_id
                union
                select f.id, f.parent_id from folders f join above on f.id = above.parent_id
            )
            select from above where id = new.id
        ) then
            raise exception 'folder % cannot move below itself', new.id
                using errcode = 'check_violation', table = 'folders', constraint = 'folders_no_cycle';
        end if;
    end if;
    select * into parent from folders where id = new.parent_id;
    if parent.app_id is distinct from new.app_id and parent.id is not null then
        raise exception 'folder % and its parent are in different apps', new.id
            using errcode = 'check_violation', table = 'folders', constraint = 'folders_same_app';
    end if;
    -- an unknown parent is left to the foreign key
    new.full_path := coalesce(parent.full_path, '') || '/' || new.name;
    return new;
end
$function$;

comment on function public.set_folder_path() is 'Trigger: derives the path of a folder from its parent and refuses circles.';
