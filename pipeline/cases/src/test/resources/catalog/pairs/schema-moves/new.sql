create schema b;
create schema c;
create table b.t (i int default 1);
create table c.t (i int);
