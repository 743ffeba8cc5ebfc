create table legacy (id int primary key, name text);
copy legacy (id, name) from stdin;
1	Ann
two	Bob
\.
create role reader;
