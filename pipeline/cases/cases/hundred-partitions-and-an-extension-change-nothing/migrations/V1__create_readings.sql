-- The classes are the same, byte for byte, as in the case plain-readings-table.
create extension pgcrypto;

create table readings (
  id bigint not null,
  sensor int not null,
  value numeric not null,
  primary key (id, sensor)
) partition by list (sensor);

do $$
begin
  for n in 1..100 loop
    execute format('create table readings_%s partition of readings for values in (%s)', n, n);
  end loop;
end
$$;
