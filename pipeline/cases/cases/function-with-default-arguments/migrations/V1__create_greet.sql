create function greet(name text, greeting text default 'Hello', times int default 1) returns text
language sql immutable as $$ select repeat(greeting || ' ' || name || ' ', times) $$;
