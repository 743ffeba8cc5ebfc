create table a (i int primary key, t text);
create table b (i int);
create publication p for table a;
