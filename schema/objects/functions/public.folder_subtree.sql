-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.folder_subtree(root_id uuid)
 RETURNS TABLE(folder_id uuid, parent_id uuid, full_path text, levels_below integer)
 LANGUAGE sql
 STABLE
AS $function$
    with recursive below as (
        select f.id, f.parent_id, f.full_path, 0 as levels_below
        from folders f where f.id = root_id
        union all
        select f.id, f.parent_id, f.full_path, b.levels_below + 1
        from folders f join below b on f.parent_id = b.id
    )
    select id, parent_id, full_path, levels_below from below order by full_path
$function$;

comment on function public.folder_subtree(uuid) is 'The folder and all folders below it, by path.';
