create table shifts (
  id int primary key,
  day date not null,
  starts time not null,
  ends time(0) with time zone,
  booked timestamptz not null,
  booked_exactly timestamp(3) with time zone,
  local timestamp,
  length interval,
  only_days interval day,
  pause interval minute to second(2)
);
