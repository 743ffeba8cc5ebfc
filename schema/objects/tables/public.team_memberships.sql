-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.team_memberships (
    team_id uuid not null,
    user_id uuid not null,
    role public.membership_role not null default 'member'::public.membership_role,
    joined_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint team_memberships_pkey PRIMARY KEY (team_id, user_id)
);

alter table public.team_memberships enable row level security;

alter table public.team_memberships add constraint team_memberships_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;
alter table public.team_memberships add constraint team_memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

CREATE INDEX team_memberships_user_id_idx ON public.team_memberships USING btree (user_id);

CREATE TRIGGER team_memberships_audit AFTER INSERT OR DELETE OR UPDATE ON public.team_memberships FOR EACH ROW EXECUTE FUNCTION public.record_in_audit_log();
CREATE TRIGGER team_memberships_touch_updated_at BEFORE UPDATE ON public.team_memberships FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy team_memberships_leave on public.team_memberships for delete
    using ((user_id = public.session_user_id()));

create policy team_memberships_read on public.team_memberships for select
    using ((team_id IN ( SELECT public.session_team_ids() AS session_team_ids)));

create policy team_memberships_write on public.team_memberships
    using ((team_id IN ( SELECT public.session_team_ids('admin'::public.membership_role) AS session_team_ids)))
    with check ((team_id IN ( SELECT public.session_team_ids('admin'::public.membership_role) AS session_team_ids)));

comment on table public.team_memberships is 'Who is in which team.';
comment on column public.team_memberships.team_id is 'Team.';
comment on column public.team_memberships.user_id is 'Member.';
comment on column public.team_memberships.role is 'What the member may do in the team itself.';
comment on column public.team_memberships.joined_at is 'When the user joined.';
comment on column public.team_memberships.updated_at is 'When the row was last changed.';
