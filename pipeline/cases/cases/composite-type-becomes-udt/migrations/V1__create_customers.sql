create type address as (
  street text,
  zip varchar(10),
  city text
);

create table customers (
  id int primary key,
  invoice_address address not null,
  delivery_address address
);
