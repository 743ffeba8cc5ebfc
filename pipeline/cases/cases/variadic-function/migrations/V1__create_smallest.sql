create function smallest(variadic numbers int[]) returns int
language sql immutable as $$ select min(n) from unnest(numbers) n $$;
