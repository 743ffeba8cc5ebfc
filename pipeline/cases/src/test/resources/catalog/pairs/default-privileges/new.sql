create table a (i int);
alter default privileges grant select, insert on tables to public;
alter default privileges revoke execute on functions from public;
create table b (i int);
grant select on b to public;
revoke insert on b from public;
create table c (i int);
create function f() returns int language sql as 'select 1';
