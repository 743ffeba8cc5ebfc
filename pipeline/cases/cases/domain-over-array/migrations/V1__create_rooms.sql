create domain tags as text[] check (array_length(value, 1) < 10);

create table rooms (
  id int primary key,
  tags tags
);
