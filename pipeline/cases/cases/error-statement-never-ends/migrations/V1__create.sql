-- The text that begins in line 3 is never closed.
create table a (id int primary key, name text default 'none);

create table b (id int primary key);
