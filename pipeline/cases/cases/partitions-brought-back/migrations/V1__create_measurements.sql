create table measurements (
  id bigint not null,
  taken_on date not null,
  value numeric not null,
  primary key (id, taken_on)
) partition by range (taken_on);

create table measurements_2024 partition of measurements
  for values from ('2024-01-01') to ('2025-01-01');
create table measurements_2025 partition of measurements
  for values from ('2025-01-01') to ('2026-01-01')
  partition by hash (id);
create table measurements_2025_even partition of measurements_2025
  for values with (modulus 2, remainder 0);
create table measurements_2025_odd partition of measurements_2025
  for values with (modulus 2, remainder 1);
create table measurements_rest partition of measurements default;

create table orders (
  id bigint not null,
  country text not null,
  primary key (id, country)
) partition by list (country);

create table orders_de_at partition of orders for values in ('de', 'at');
create table orders_ch partition of orders for values in ('ch');

create index orders_country on orders (country);
