-- Flyway starts a fresh database here, and skips V1 and V2.
create table from_baseline (id int primary key);
