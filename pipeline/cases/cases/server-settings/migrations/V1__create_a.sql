-- The default reads a setting of the server.
create table a (id int primary key, tenant text not null);
insert into a values (1, current_setting('app.tenant'));
do $$ begin assert current_setting('work_mem') = '12MB'; end $$;
