-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.teams (
    id uuid not null default gen_random_uuid(),
    name public.label not null,
    owner_user_id uuid not null,
    description text,
    settings public.jsonb_object not null default '{}'::jsonb,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint teams_owner_name_key UNIQUE (owner_user_id, name),
    constraint teams_pkey PRIMARY KEY (id)
);

alter table public.teams enable row level security;

alter table public.teams add constraint teams_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES public.users(id) ON DELETE RESTRICT;

CREATE TRIGGER teams_touch_updated_at BEFORE UPDATE ON public.teams FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy teams_read on public.teams for select
    using (((id IN ( SELECT public.session_team_ids() AS session_team_ids)) OR (owner_user_id = public.session_user_id())));

create policy teams_write on public.teams
    using ((owner_user_id = public.session_user_id()))
    with check ((owner_user_id = public.session_user_id()));

comment on table public.teams is 'Groups of users that share folders.';
comment on column public.teams.id is 'Key.';
comment on column public.teams.name is 'Name, unique for its owner.';
comment on column public.teams.owner_user_id is 'User who made the team; cannot be deleted while it exists.';
comment on column public.teams.description is 'What the team is for.';
comment on column public.teams.settings is 'Preferences of the team.';
comment on column public.teams.created_at is 'When the row was made.';
comment on column public.teams.updated_at is 'When the row was last changed.';
