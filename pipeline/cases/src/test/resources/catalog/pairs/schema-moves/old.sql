create schema a;
create schema b;
create table a.t (i int);
create function a.f() returns int language sql as 'select 1';
