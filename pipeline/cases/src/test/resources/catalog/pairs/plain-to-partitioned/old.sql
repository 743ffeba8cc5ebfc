create table p (d date not null, n int);
create view v as select * from p;
