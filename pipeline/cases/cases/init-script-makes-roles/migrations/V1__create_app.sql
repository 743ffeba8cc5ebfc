create table app.items (id int primary key, name text not null);

alter table app.items owner to "app-writer";
grant usage on schema app to app_reader;
grant select on app.items to app_reader;
create policy readers on app.items for select to app_reader using (true);
