-- The constraint is checked only when the transaction ends.
create table nodes (
  id int primary key,
  next int references nodes deferrable initially deferred
);

insert into nodes values (1, 2), (2, 3);
