-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.users (
    id uuid not null default gen_random_uuid(),
    auth0_user_id text,
    email public.email_address,
    name text,
    avatar_url text,
    status public.user_status not null default 'active'::public.user_status,
    settings public.jsonb_object not null default '{}'::jsonb,
    legacy_id text,
    last_login_at timestamp with time zone,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint users_auth0_user_id_key UNIQUE (auth0_user_id),
    constraint users_identity_check CHECK (((status = ANY (ARRAY['imported'::public.user_status, 'system'::public.user_status])) OR ((auth0_user_id IS NOT NULL) AND (email IS NOT NULL)))),
    constraint users_legacy_id_key UNIQUE (legacy_id),
    constraint users_pkey PRIMARY KEY (id)
);

alter table public.users enable row level security;

CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower((email)::text));

CREATE TRIGGER users_touch_updated_at BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy users_change on public.users for update
    using ((id = public.session_user_id()))
    with check (((id = public.session_user_id()) AND (status = 'active'::public.user_status)));

create policy users_read on public.users for select
    using (((id = public.session_user_id()) OR (id IN ( SELECT team_memberships.user_id
   FROM public.team_memberships
  WHERE (team_memberships.team_id IN ( SELECT public.session_team_ids() AS session_team_ids))))));

comment on table public.users is 'People who sign in, and those known from era A who have not signed in yet.';
comment on column public.users.id is 'Key. An era A id that was a UUID was kept.';
comment on column public.users.auth0_user_id is 'Subject of the token; null until an imported user signs in.';
comment on column public.users.email is 'Address, unique without regard to case; null until an imported user signs in.';
comment on column public.users.name is 'Full name from the token.';
comment on column public.users.avatar_url is 'Picture from the token.';
comment on column public.users.status is 'Whether and how the user is known.';
comment on column public.users.settings is 'Preferences of the user interface.';
comment on column public.users.legacy_id is 'Era A owner id, whatever it was.';
comment on column public.users.last_login_at is 'Last verified sign-in.';
comment on column public.users.created_at is 'When the row was made.';
comment on column public.users.updated_at is 'When the row was last changed.';
comment on index public.users_email_key is 'One account per address, whatever its case.';
