create table slots (
  id int primary key,
  place text,
  day date,
  constraint slots_place_day unique nulls not distinct (place, day)
);
