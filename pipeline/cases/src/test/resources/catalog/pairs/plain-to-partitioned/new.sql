create table p (d date not null, n int) partition by range (d);
create view v as select * from p;
