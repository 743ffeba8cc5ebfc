-- Why: people join a team by a link sent to their address. Only a hash of the token is stored,
-- so that a copy of the database lets nobody in.

create table invitations (
    id uuid not null default gen_random_uuid() constraint invitations_pkey primary key,
    team_id uuid not null
        constraint invitations_team_id_fkey references teams (id) on delete cascade,
    email email_address not null,
    invited_by_user_id uuid
        constraint invitations_invited_by_user_id_fkey references users (id) on delete set null,
    role_to_assign membership_role not null default 'member',
    token_hash bytea not null,
    status invitation_status not null default 'pending',
    expires_at timestamptz not null default now() + interval '7 days',
    accepted_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint invitations_token_hash_key unique (token_hash),
    constraint invitations_token_hash_check check (octet_length(token_hash) = 32),
    constraint invitations_expires_at_check check (expires_at > created_at),
    constraint invitations_accepted_at_check check ((status = 'accepted') = (accepted_at is not null))
);
create unique index invitations_pending_key on invitations (team_id, lower(email)) where status = 'pending';
create index invitations_email_idx on invitations (lower(email));
create index invitations_invited_by_user_id_idx on invitations (invited_by_user_id);
create trigger invitations_touch_updated_at before update on invitations
    for each row execute function touch_updated_at();

comment on table invitations is 'Invitations to a team, by e-mail.';
comment on column invitations.id is 'Key.';
comment on column invitations.team_id is 'Team to join.';
comment on column invitations.email is 'Whom the invitation was sent to.';
comment on column invitations.invited_by_user_id is 'Who sent it; null when that user is gone.';
comment on column invitations.role_to_assign is 'Role in the team once accepted.';
comment on column invitations.token_hash is 'SHA-256 of the single-use token in the link.';
comment on column invitations.status is 'Where the invitation stands.';
comment on column invitations.expires_at is 'End of its life; seven days unless set.';
comment on column invitations.accepted_at is 'When it was accepted; set exactly when it was.';
comment on column invitations.created_at is 'When the row was made.';
comment on column invitations.updated_at is 'When the row was last changed.';
comment on index invitations_pending_key is 'One open invitation per team and address.';
