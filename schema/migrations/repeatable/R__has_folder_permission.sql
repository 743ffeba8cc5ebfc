-- Why: code asks about one folder; the view answers for all.

create or replace function has_folder_permission(asking_user uuid, asked_folder uuid, wanted_permission text)
returns boolean
language sql stable as $$
    select exists (
        select from folder_permissions
        where user_id = asking_user and folder_id = asked_folder and permission = wanted_permission)
$$;
comment on function has_folder_permission(uuid, uuid, text) is 'Whether a user has a permission on a folder.';

create or replace function has_folder_permission(asked_folder uuid, wanted_permission text)
returns boolean
language sql stable as $$
    select has_folder_permission(session_user_id(), asked_folder, wanted_permission)
$$;
comment on function has_folder_permission(uuid, text) is 'Whether the user of the session has a permission on a folder.';
