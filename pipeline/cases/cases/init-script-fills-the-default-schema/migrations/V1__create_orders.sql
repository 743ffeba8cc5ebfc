create table orders (
  id int primary key,
  customer int not null references legacy_customers
);
