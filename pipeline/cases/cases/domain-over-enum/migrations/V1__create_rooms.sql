create type size as enum ('s', 'm', 'l');
create domain real_size as size check (value <> 'l');

create table rooms (
  id int primary key,
  size real_size not null,
  sizes real_size[]
);
