create table b (i int);
create view t as select i from b;
