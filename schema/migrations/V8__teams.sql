-- Why: folders are shared with teams, not only with single people.

create table teams (
    id uuid not null default gen_random_uuid() constraint teams_pkey primary key,
    name label not null,
    owner_user_id uuid not null
        constraint teams_owner_user_id_fkey references users (id) on delete restrict,
    description text,
    settings jsonb_object not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint teams_owner_name_key unique (owner_user_id, name)
);
create trigger teams_touch_updated_at before update on teams
    for each row execute function touch_updated_at();

create table team_memberships (
    team_id uuid not null
        constraint team_memberships_team_id_fkey references teams (id) on delete cascade,
    user_id uuid not null
        constraint team_memberships_user_id_fkey references users (id) on delete cascade,
    role membership_role not null default 'member',
    joined_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint team_memberships_pkey primary key (team_id, user_id)
);
create index team_memberships_user_id_idx on team_memberships (user_id);
create trigger team_memberships_touch_updated_at before update on team_memberships
    for each row execute function touch_updated_at();

comment on table teams is 'Groups of users that share folders.';
comment on column teams.id is 'Key.';
comment on column teams.name is 'Name, unique for its owner.';
comment on column teams.owner_user_id is 'User who made the team; cannot be deleted while it exists.';
comment on column teams.description is 'What the team is for.';
comment on column teams.settings is 'Preferences of the team.';
comment on column teams.created_at is 'When the row was made.';
comment on column teams.updated_at is 'When the row was last changed.';
comment on table team_memberships is 'Who is in which team.';
comment on column team_memberships.team_id is 'Team.';
comment on column team_memberships.user_id is 'Member.';
comment on column team_memberships.role is 'What the member may do in the team itself.';
comment on column team_memberships.joined_at is 'When the user joined.';
comment on column team_memberships.updated_at is 'When the row was last changed.';
