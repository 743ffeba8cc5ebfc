-- The classes are the same as in overloads-are-numbered-by-argument-types.
create function label(value text) returns text
language sql immutable as $$ select 'text ' || value $$;

create function label(value int, unit text) returns text
language sql immutable as $$ select value || ' ' || unit $$;
