-- Children of INHERITS are tables of their own, unlike partitions.
create table cities (
  id int primary key,
  name text not null
);

create table capitals (
  country char(2) not null unique
) inherits (cities);
