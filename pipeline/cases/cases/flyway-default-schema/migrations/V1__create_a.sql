-- Flyway makes the schema, and the search path is set to it.
create table a (id int primary key);
