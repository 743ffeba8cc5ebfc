-- Each option that a sequence may have.
create sequence invoice_numbers start with 1000 increment by 5 minvalue 1000 maxvalue 999999 cache 20 cycle;
create sequence countdown increment by -1;
create sequence small as smallint;

create table invoices (number bigint primary key default nextval('invoice_numbers'));
alter sequence invoice_numbers owned by invoices.number;
