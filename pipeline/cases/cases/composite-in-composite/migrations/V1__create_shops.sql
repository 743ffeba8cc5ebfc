create type point_on_earth as (latitude double precision, longitude double precision);
create type place as (name text, position point_on_earth);

create table shops (
  id int primary key,
  place place
);
