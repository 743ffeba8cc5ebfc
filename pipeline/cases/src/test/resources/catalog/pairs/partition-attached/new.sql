create table p (d date, n int) partition by range (d);
create table p1 (d date, n int);
create table p2 partition of p for values from ('2025-01-01') to ('2026-01-01');
create index pi on p (n);
create index p1_n_idx on p1 (n);
