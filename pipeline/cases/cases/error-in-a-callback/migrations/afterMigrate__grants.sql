-- Runs after the last migration.
grant select on a to public;
grant select on aa to public;
