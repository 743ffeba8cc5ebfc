-- Why: the list of folders of a user, each with what the user may do there.

create or replace function visible_folders(asking_user uuid)
returns table (folder_id uuid, parent_id uuid, full_path text, visibility folder_visibility, permissions text[])
language sql stable as $$
    select f.id, f.parent_id, f.full_path, f.visibility,
           coalesce(array_agg(p.permission order by p.permission) filter (where p.permission is not null), '{}')
    from folders f
    left join folder_permissions p on p.folder_id = f.id and p.user_id = asking_user
    group by f.id
    having count(p.permission) > 0 or (f.visibility = 'public' and f.app_id is null)
    order by f.full_path
$$;
comment on function visible_folders(uuid) is 'Folders that a user finds, own, shared or public, with the permissions there.';
