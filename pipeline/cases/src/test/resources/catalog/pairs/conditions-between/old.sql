create table t (x int, y int, z text);
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
