-- Labels may be keywords, begin with a digit, hold blanks, umlauts or nothing at all.
create type ticket_state as enum (
  'in progress', '1st', 'class', 'größer', 'n/a', '', 'it''s', '"quoted"', 'C:\temp'
);

create table tickets (
  id int primary key,
  state ticket_state not null default 'in progress'
);
