create table t (x int, y int, z text,
    wide boolean generated always as (x between 1 and 9 and y > 0) stored,
    check (x between 1 and 9 and y > 0 and z <> ')) AND ((' and y between 3 and 4),
    check (x not between 1 and 9 or y > 0),
    check ((x, y) is distinct from (y, x) or z is null),
    check (x in (1, y, 3) or z = 'in' or z is null),
    check (x not in (y, 7) and z <> 'not in'),
    check ((x > 1 and y > 1 and x < 5) or (x = 0 and y = 0) or z = E'a\\''b'),
    check (not (x between 1 and 9 and y > 0) and y is not null));
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create index i on t (x) where x between 1 and 9 and y > 0;
create trigger tr after update on t for each row
    when ((old.x, old.y, old.z, old.wide) is distinct from (new.x, new.y, new.z, new.wide) or old.z is null)
    execute function f();
create policy p on t using ((x, y) = (1, 2) and z = 'a' and x between 1 and 2);
create view v as select x, (x between 1 and 9 and y > 0) as inside from t
    where (x between 1 and 9 and y > 0) or exists (select from t u where u.x between t.x and 7 and u.y = 1);
create rule r as on insert to v where new.x between 1 and 9 and new.x <> 3 do instead nothing;
create domain d as int check (value between 1 and 9 and value <> 5);
