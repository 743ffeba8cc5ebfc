-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.visible_folders(asking_user uuid)
 RETURNS TABLE(folder_id uuid, parent_id uuid, full_path text, visibility public.folder_visibility, permissions text[])
 LANGUAGE sql
 STABLE
AS $function$
    select f.id, f.parent_id, f.full_path, f.visibility,
           coalesce(array_agg(p.permission order by p.permission) filter (where p.permission is not null), '{}')
    from folders f
    left join folder_permissions p on p.folder_id = f.id and p.user_id = asking_user
    group by f.id
    having count(p.permission) > 0 or (f.visibility = 'public' and f.app_id is null)
    order by f.full_path
$function$;

comment on function public.visible_folders(uuid) is 'Folders that a user finds, own, shared or public, with the permissions there.';
