create table p (d date not null, n int, primary key (d)) partition by range (d);
create index pi on p (n);
