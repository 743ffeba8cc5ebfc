-- To compare with: hundred-partitions-and-an-extension-change-nothing.
create table readings (
  id bigint not null,
  sensor int not null,
  value numeric not null,
  primary key (id, sensor)
);
