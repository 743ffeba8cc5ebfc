-- Some drop public on the first day. Then one schema is left, and no package level for it.
drop schema public;
create table things (id int primary key);
