create type invoice_line as (article text, amount int, price numeric(10, 2));

create table invoices (
  id int primary key,
  lines invoice_line[] not null default '{}'
);
