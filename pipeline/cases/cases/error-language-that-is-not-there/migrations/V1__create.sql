create function one() returns int
language plpython3u as $$ return 1 $$;
