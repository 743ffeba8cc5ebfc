create table t (i bigint, u text);
alter table t enable row level security;
create policy p on t to public using (u = current_user) with check (i > 0);
