create function label(value int) returns text
language sql immutable as $$ select 'int ' || value $$;

-- Never kept: takes an OID between the others.
create function label(value date) returns text
language sql immutable as $$ select 'date ' || value $$;

drop function label(date);

create function label(value boolean) returns text
language sql immutable as $$ select 'boolean ' || value $$;
