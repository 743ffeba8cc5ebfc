create schema ${schema};

-- The place is the placeholder, because the name that is unknown comes out of it.
create view ${schema}.${v} as select 1 as one from pg_class, ${schema}.missing;
