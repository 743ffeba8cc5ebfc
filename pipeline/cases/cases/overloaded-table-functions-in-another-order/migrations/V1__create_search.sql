-- The classes are the same as in overloaded-table-functions.
create function found(number int) returns table (id int, amount numeric)
language sql immutable as $$ select number, 1.0 $$;

create function found(word text) returns table (id int, title text)
language sql immutable as $$ select 1, word $$;
