create table t (i int, u varchar(5));
alter table t enable row level security;
create policy p on t to public using (u = current_user) with check (i > 0);
