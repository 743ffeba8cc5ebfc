-- Flyway refuses to mix them in one migration.
create table a (id int primary key);
insert into a values (1);
vacuum a;
