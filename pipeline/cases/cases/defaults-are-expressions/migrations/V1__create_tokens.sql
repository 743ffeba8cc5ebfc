create sequence token_numbers;

create table tokens (
  id uuid primary key default gen_random_uuid(),
  sorted_id uuid not null default uuidv7(),
  number bigint not null default nextval('token_numbers'),
  code text not null default 'T-' || lpad((random() * 1000)::int::text, 4, '0'),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default (now() + interval '1 hour'),
  owner name not null default current_user,
  quote text not null default 'it''s "fine" \ here',
  flags bit(4) not null default B'0101',
  nothing text default null
);
