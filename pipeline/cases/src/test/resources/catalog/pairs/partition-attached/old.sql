create table p (d date, n int) partition by range (d);
create table p1 partition of p for values from ('2024-01-01') to ('2025-01-01');
create table p2 (d date, n int);
create index pi on p (n);
