create table legacy_customers (id int primary key, name text not null);

create function band(level numeric) returns text language sql immutable
begin atomic
  select case when level > 10 then 'high' else 'low' end;
end;

create role reader;
grant select on legacy_customers to reader;
