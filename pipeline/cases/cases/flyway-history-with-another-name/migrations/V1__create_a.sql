-- The history table is left out whatever its name is; a table that only looks like it stays.
create table flyway_schema_history_notes (id int primary key);
