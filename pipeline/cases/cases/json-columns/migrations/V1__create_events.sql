create table events (
  id bigint generated always as identity primary key,
  payload jsonb not null default '{}',
  raw json,
  parts jsonb[]
);

create index events_payload on events using gin (payload jsonb_path_ops);
