-- The types decide: (integer, integer) is the first, (text, text) the second, though a sorts before z.
create function distance(a text, b text) returns int
language sql immutable as $$ select length(a) - length(b) $$;

create function distance(z int, y int) returns int
language sql immutable as $$ select z - y $$;
