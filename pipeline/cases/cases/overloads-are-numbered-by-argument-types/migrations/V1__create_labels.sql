-- Created in the order of their arguments' types; compare overloads-created-in-another-order.
create function label(value boolean) returns text
language sql immutable as $$ select 'boolean ' || value $$;

create function label(value int) returns text
language sql immutable as $$ select 'int ' || value $$;

create function label(value int, unit text) returns text
language sql immutable as $$ select value || ' ' || unit $$;

create function label(value text) returns text
language sql immutable as $$ select 'text ' || value $$;
