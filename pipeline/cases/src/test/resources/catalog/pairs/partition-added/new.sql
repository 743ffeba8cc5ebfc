create table p (d date not null, n int, primary key (d)) partition by range (d);
create index pi on p (n);
create table p1 partition of p for values from ('2024-01-01') to ('2025-01-01');
create table pd partition of p default;
