create table seats (
  id int primary key,
  number int not null,
  neighbour_id int references seats deferrable initially deferred,
  constraint seats_number unique (number) deferrable
);
