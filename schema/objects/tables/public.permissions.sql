-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.permissions (
    id smallint not null generated always as identity,
    name text not null,
    description text not null,
    constraint permissions_name_check CHECK ((name ~ '^[a-z]+:[a-z]+$'::text)),
    constraint permissions_name_key UNIQUE (name),
    constraint permissions_pkey PRIMARY KEY (id)
);

comment on table public.permissions is 'Things that can be allowed, named resource:action.';
comment on column public.permissions.id is 'Key.';
comment on column public.permissions.name is 'Name that code asks for, such as folder:read.';
comment on column public.permissions.description is 'What it allows.';
