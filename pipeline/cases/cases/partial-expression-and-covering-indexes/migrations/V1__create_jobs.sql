create table jobs (
  id bigint primary key,
  name text not null,
  state text not null,
  run_at timestamptz
);

create unique index jobs_one_running on jobs (name) where state = 'running';
create index jobs_lower_name on jobs (lower(name));
create index jobs_next on jobs (run_at desc nulls last) include (name, state);
create index jobs_mixed on jobs (state, lower(name), run_at);
create index jobs_hash on jobs using hash (name);
create index jobs_brin on jobs using brin (run_at);
