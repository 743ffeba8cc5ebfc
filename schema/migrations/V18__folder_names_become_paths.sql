-- Why: era A folder names may be blank, doubled, or whole paths. Every folder gets a usable name
-- and its place in the tree, and paths become unique for an owner in an app.

-- finds the folder at a path, and makes the missing ones on the way
create function legacy.folder_at(path text, owner uuid, app text) returns uuid
language plpgsql as $$
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
$$;
comment on function legacy.folder_at(text, uuid, text) is 'The folder of an owner at a path, made where it is missing.';

do $$
declare
    folder record;
    segments text[];
    above_id uuid;
    wanted text;
begin
    for folder in
        select id, legacy_id, era_a_name, legacy.clean_path(era_a_name) as path, owner_user_id, app_id
        from folders
        order by array_length(string_to_array(legacy.clean_path(era_a_name), '/'), 1) nulls last, legacy_id
    loop
        segments := (string_to_array(folder.path, '/'))[2:];
        wanted := coalesce(segments[array_upper(segments, 1)], 'folder ' || left(folder.id::text, 8));
        above_id := null;
        if array_length(segments, 1) > 1 then
            above_id := legacy.folder_at(
                '/' || array_to_string(segments[:array_length(segments, 1) - 1], '/'),
                folder.owner_user_id, folder.app_id);
        end if;
        if exists (
            select from folders
            where name = wanted and parent_id is not distinct from above_id
              and owner_user_id = folder.owner_user_id and app_id is not distinct from folder.app_id
        ) then
            wanted := wanted || ' (' || folder.id || ')';
        end if;
        update folders set name = wanted, parent_id = above_id where id = folder.id;
        if wanted is distinct from folder.era_a_name then
            insert into migration_notes (source_table, source_key, source_column, reason, original)
            values ('folders', folder.legacy_id, 'name', 'folder_renamed', to_jsonb(folder.era_a_name));
        end if;
    end loop;
end
$$;

alter table folders
    drop column era_a_name,
    alter column name set not null,
    alter column full_path set not null,
    add constraint folders_full_path_check check (full_path ~ '^(/[^/]+)+$'),
    add constraint folders_tenant_path_key
        unique nulls not distinct (app_id, owner_user_id, owner_team_id, full_path);
create index folders_path_prefix_idx on folders (full_path text_pattern_ops);
create trigger folders_touch_updated_at before update on folders
    for each row execute function touch_updated_at();

comment on column folders.name is 'Last segment of the path; no slashes. The whole path is unique for an owner in an app.';
