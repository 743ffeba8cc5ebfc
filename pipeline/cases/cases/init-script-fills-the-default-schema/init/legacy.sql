create table legacy_customers (id int primary key, name text);

create function band(level numeric) returns text language sql immutable
begin atomic
  select case when level > 10 then 'high' else 'low' end;
end;

copy legacy_customers (id, name) from stdin;
1	Ann; Bob's
2	\N
\.

create role reader;
grant select on legacy_customers to reader;
