-- A table that is not in the database gets a class like any other.
create extension file_fdw;
create server files foreign data wrapper file_fdw;
create foreign table rates (id int not null, rate numeric) server files
  options (program 'echo 1,9.5', format 'csv');
create table shops (id int primary key);
