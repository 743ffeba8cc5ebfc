-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.roles (
    id uuid not null default gen_random_uuid(),
    name public.label not null,
    scope public.role_scope not null,
    description text,
    is_system_role boolean not null default false,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint roles_name_scope_key UNIQUE (name, scope),
    constraint roles_pkey PRIMARY KEY (id)
);

CREATE TRIGGER roles_touch_updated_at BEFORE UPDATE ON public.roles FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

comment on table public.roles is 'Named sets of permissions.';
comment on column public.roles.id is 'Key.';
comment on column public.roles.name is 'Name, unique within its scope.';
comment on column public.roles.scope is 'What the role is granted on.';
comment on column public.roles.description is 'What the role is for.';
comment on column public.roles.is_system_role is 'Made by a migration; the application does not change it.';
comment on column public.roles.created_at is 'When the row was made.';
comment on column public.roles.updated_at is 'When the row was last changed.';
