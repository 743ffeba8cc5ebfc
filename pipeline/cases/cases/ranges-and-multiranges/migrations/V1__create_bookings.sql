-- A range of one's own, too.
create type temperature_range as range (subtype = float8);

create table bookings (
  id int primary key,
  seats int4range not null,
  tickets int8range,
  price numrange,
  nights daterange not null,
  open_at tstzrange,
  local_at tsrange,
  outage tstzmultirange not null default '{}',
  free_seats int4multirange,
  comfort temperature_range
);
