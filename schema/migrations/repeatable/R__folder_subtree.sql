-- Why: moving, counting and deleting work on a folder with all that lies below it.

create or replace function folder_subtree(root_id uuid)
returns table (folder_id uuid, parent_id uuid, full_path text, levels_below integer)
language sql stable as $$
    with recursive below as (
        select f.id, f.parent_id, f.full_path, 0 as levels_below
        from folders f where f.id = root_id
        union all
        select f.id, f.parent_id, f.full_path, b.levels_below + 1
        from folders f join below b on f.parent_id = b.id
    )
    select id, parent_id, full_path, levels_below from below order by full_path
$$;
comment on function folder_subtree(uuid) is 'The folder and all folders below it, by path.';
