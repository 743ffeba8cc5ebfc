-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.invitations (
    id uuid not null default gen_random_uuid(),
    team_id uuid not null,
    email public.email_address not null,
    invited_by_user_id uuid,
    role_to_assign public.membership_role not null default 'member'::public.membership_role,
    token_hash bytea not null,
    status public.invitation_status not null default 'pending'::public.invitation_status,
    expires_at timestamp with time zone not null default (now() + '7 days'::interval),
    accepted_at timestamp with time zone,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint invitations_accepted_at_check CHECK (((status = 'accepted'::public.invitation_status) = (accepted_at IS NOT NULL))),
    constraint invitations_expires_at_check CHECK ((expires_at > created_at)),
    constraint invitations_pkey PRIMARY KEY (id),
    constraint invitations_token_hash_check CHECK ((octet_length(token_hash) = 32)),
    constraint invitations_token_hash_key UNIQUE (token_hash)
);

alter table public.invitations enable row level security;

alter table public.invitations add constraint invitations_invited_by_user_id_fkey FOREIGN KEY (invited_by_user_id) REFERENCES public.users(id) ON DELETE SET NULL;
alter table public.invitations add constraint invitations_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;

CREATE INDEX invitations_email_idx ON public.invitations USING btree (lower((email)::text));
CREATE INDEX invitations_invited_by_user_id_idx ON public.invitations USING btree (invited_by_user_id);
CREATE UNIQUE INDEX invitations_pending_key ON public.invitations USING btree (team_id, lower((email)::text)) WHERE (status = 'pending'::public.invitation_status);

CREATE TRIGGER invitations_touch_updated_at BEFORE UPDATE ON public.invitations FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy invitations_write on public.invitations
    using ((team_id IN ( SELECT public.session_team_ids('admin'::public.membership_role) AS session_team_ids)))
    with check ((team_id IN ( SELECT public.session_team_ids('admin'::public.membership_role) AS session_team_ids)));

comment on table public.invitations is 'Invitations to a team, by e-mail.';
comment on column public.invitations.id is 'Key.';
comment on column public.invitations.team_id is 'Team to join.';
comment on column public.invitations.email is 'Whom the invitation was sent to.';
comment on column public.invitations.invited_by_user_id is 'Who sent it; null when that user is gone.';
comment on column public.invitations.role_to_assign is 'Role in the team once accepted.';
comment on column public.invitations.token_hash is 'SHA-256 of the single-use token in the link.';
comment on column public.invitations.status is 'Where the invitation stands.';
comment on column public.invitations.expires_at is 'End of its life; seven days unless set.';
comment on column public.invitations.accepted_at is 'When it was accepted; set exactly when it was.';
comment on column public.invitations.created_at is 'When the row was made.';
comment on column public.invitations.updated_at is 'When the row was last changed.';
comment on index public.invitations_pending_key is 'One open invitation per team and address.';
