-- digest(text, text) is pgcrypto's, digest(int) is ours.
create extension pgcrypto;

create function digest(number int) returns bytea
language sql immutable as $$ select digest(number::text, 'sha256') $$;
