-- An operator leaves no class, the function behind it does.
create function is_close(a float8, b float8) returns boolean
language sql immutable as $$ select abs(a - b) < 0.001 $$;

create operator ~== (leftarg = float8, rightarg = float8, function = is_close, commutator = ~==);
