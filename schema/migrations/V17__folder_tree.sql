-- Why: folders lie in folders. parent_id is the truth; the path follows it by triggers, so that
-- listing a subtree needs no recursion. No folder can come to lie below itself.

alter table folders rename column name to era_a_name;
alter table folders
    add column name folder_name,
    add column parent_id uuid,
    add column full_path text,
    add column depth integer not null
        generated always as (coalesce(array_length(string_to_array(full_path, '/'), 1), 1) - 1) stored,
    add constraint folders_parent_id_fkey foreign key (parent_id) references folders (id),
    add constraint folders_parent_id_check check (parent_id <> id);
create index folders_parent_id_idx on folders (parent_id);

create function set_folder_path() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
$$;
comment on function set_folder_path() is 'Trigger: derives the path of a folder from its parent and refuses circles.';

create function pass_folder_path_on() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    -- the value does not matter: set_folder_path derives it
    update folders set full_path = new.full_path where parent_id = new.id;
    return null;
end
$$;
comment on function pass_folder_path_on() is 'Trigger: renews the paths below a folder that was renamed or moved.';

create trigger folders_set_path
    before insert or update of name, parent_id, full_path, app_id on folders
    for each row execute function set_folder_path();
create trigger folders_pass_path_on
    after update on folders
    for each row when (old.full_path is distinct from new.full_path)
    execute function pass_folder_path_on();

comment on column folders.parent_id is 'Folder this one lies in; null at the top.';
comment on column folders.full_path is 'Names from the top down, such as /A/B; derived from parent_id.';
comment on column folders.depth is 'Number of segments of full_path; derived.';
