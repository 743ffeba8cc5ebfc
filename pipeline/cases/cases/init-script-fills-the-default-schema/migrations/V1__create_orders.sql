create table orders (
  id int primary key,
  customer int not null references legacy_customers
);

do $$ begin assert (select count(name) from legacy_customers) = 1; end $$;
