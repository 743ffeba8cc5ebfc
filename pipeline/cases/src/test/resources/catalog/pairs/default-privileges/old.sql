create table a (i int);
alter default privileges grant select on tables to public;
create table b (i int);
