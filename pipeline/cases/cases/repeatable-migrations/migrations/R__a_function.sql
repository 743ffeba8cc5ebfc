-- Repeatable migrations run in the order of their descriptions, after all versions.
create or replace function order_count() returns bigint
language sql stable as $$ select count(*) from orders $$;
