-- Why: a role is a named set of permissions, so that grants need not repeat them.

create table permissions (
    id smallint generated always as identity constraint permissions_pkey primary key,
    name text not null,
    description text not null,
    constraint permissions_name_key unique (name),
    constraint permissions_name_check check (name ~ '^[a-z]+:[a-z]+$')
);

create table roles (
    id uuid not null default gen_random_uuid() constraint roles_pkey primary key,
    name label not null,
    scope role_scope not null,
    description text,
    is_system_role boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint roles_name_scope_key unique (name, scope)
);
create trigger roles_touch_updated_at before update on roles
    for each row execute function touch_updated_at();

create table role_permissions (
    role_id uuid not null
        constraint role_permissions_role_id_fkey references roles (id) on delete cascade,
    permission_id smallint not null
        constraint role_permissions_permission_id_fkey references permissions (id) on delete cascade,
    constraint role_permissions_pkey primary key (role_id, permission_id)
);
create index role_permissions_permission_id_idx on role_permissions (permission_id);

comment on table permissions is 'Things that can be allowed, named resource:action.';
comment on column permissions.id is 'Key.';
comment on column permissions.name is 'Name that code asks for, such as folder:read.';
comment on column permissions.description is 'What it allows.';
comment on table roles is 'Named sets of permissions.';
comment on column roles.id is 'Key.';
comment on column roles.name is 'Name, unique within its scope.';
comment on column roles.scope is 'What the role is granted on.';
comment on column roles.description is 'What the role is for.';
comment on column roles.is_system_role is 'Made by a migration; the application does not change it.';
comment on column roles.created_at is 'When the row was made.';
comment on column roles.updated_at is 'When the row was last changed.';
comment on table role_permissions is 'Which permissions a role has.';
comment on column role_permissions.role_id is 'Role.';
comment on column role_permissions.permission_id is 'Permission.';
