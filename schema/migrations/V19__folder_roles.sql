-- Why: a folder is shared by giving a role on it to a user or to a team.

create table user_folder_roles (
    user_id uuid not null
        constraint user_folder_roles_user_id_fkey references users (id) on delete cascade,
    folder_id uuid not null
        constraint user_folder_roles_folder_id_fkey references folders (id) on delete cascade,
    role_id uuid not null
        constraint user_folder_roles_role_id_fkey references roles (id) on delete cascade,
    granted_by_user_id uuid
        constraint user_folder_roles_granted_by_user_id_fkey references users (id) on delete set null,
    granted_at timestamptz not null default now(),
    constraint user_folder_roles_pkey primary key (user_id, folder_id, role_id)
);
create index user_folder_roles_folder_id_idx on user_folder_roles (folder_id);
create index user_folder_roles_role_id_idx on user_folder_roles (role_id);
create index user_folder_roles_granted_by_user_id_idx on user_folder_roles (granted_by_user_id);

create table team_folder_roles (
    team_id uuid not null
        constraint team_folder_roles_team_id_fkey references teams (id) on delete cascade,
    folder_id uuid not null
        constraint team_folder_roles_folder_id_fkey references folders (id) on delete cascade,
    role_id uuid not null
        constraint team_folder_roles_role_id_fkey references roles (id) on delete cascade,
    granted_by_user_id uuid
        constraint team_folder_roles_granted_by_user_id_fkey references users (id) on delete set null,
    granted_at timestamptz not null default now(),
    constraint team_folder_roles_pkey primary key (team_id, folder_id, role_id)
);
create index team_folder_roles_folder_id_idx on team_folder_roles (folder_id);
create index team_folder_roles_role_id_idx on team_folder_roles (role_id);
create index team_folder_roles_granted_by_user_id_idx on team_folder_roles (granted_by_user_id);

comment on table user_folder_roles is 'Roles of single users on folders. The owner needs none.';
comment on column user_folder_roles.user_id is 'Who has the role.';
comment on column user_folder_roles.folder_id is 'On which folder.';
comment on column user_folder_roles.role_id is 'Which role, of scope folder.';
comment on column user_folder_roles.granted_by_user_id is 'Who gave it; null when unknown or gone.';
comment on column user_folder_roles.granted_at is 'When it was given.';
comment on table team_folder_roles is 'Roles of teams on folders: they hold for members of the team only.';
comment on column team_folder_roles.team_id is 'Which team has the role.';
comment on column team_folder_roles.folder_id is 'On which folder.';
comment on column team_folder_roles.role_id is 'Which role, of scope folder.';
comment on column team_folder_roles.granted_by_user_id is 'Who gave it; null when unknown or gone.';
comment on column team_folder_roles.granted_at is 'When it was given.';
