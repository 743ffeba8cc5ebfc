-- Why: era A knew users as texts inside JSON only. One row for each person, mirrored from the
-- identity provider at the first verified call.

create table users (
    id uuid not null default gen_random_uuid() constraint users_pkey primary key,
    auth0_user_id text,
    email email_address,
    name text,
    avatar_url text,
    status user_status not null default 'active',
    settings jsonb_object not null default '{}',
    legacy_id text,
    last_login_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint users_auth0_user_id_key unique (auth0_user_id),
    constraint users_legacy_id_key unique (legacy_id),
    constraint users_identity_check check (
        status in ('imported', 'system') or (auth0_user_id is not null and email is not null))
);
create unique index users_email_key on users (lower(email));
create trigger users_touch_updated_at before update on users
    for each row execute function touch_updated_at();

insert into users (id, name, status, legacy_id)
values ('00000000-0000-0000-0000-000000000000', 'Nobody', 'system', 'system');

comment on table users is 'People who sign in, and those known from era A who have not signed in yet.';
comment on column users.id is 'Key. An era A id that was a UUID was kept.';
comment on column users.auth0_user_id is 'Subject of the token; null until an imported user signs in.';
comment on column users.email is 'Address, unique without regard to case; null until an imported user signs in.';
comment on column users.name is 'Full name from the token.';
comment on column users.avatar_url is 'Picture from the token.';
comment on column users.status is 'Whether and how the user is known.';
comment on column users.settings is 'Preferences of the user interface.';
comment on column users.legacy_id is 'Era A owner id, whatever it was.';
comment on column users.last_login_at is 'Last verified sign-in.';
comment on column users.created_at is 'When the row was made.';
comment on column users.updated_at is 'When the row was last changed.';
comment on index users_email_key is 'One account per address, whatever its case.';
