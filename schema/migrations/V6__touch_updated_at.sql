-- Why: in era A only the application set updated_at, so raw updates left it stale.

create function touch_updated_at() returns trigger
language plpgsql as $$
begin
    -- an import may set its own time
    if new.updated_at is not distinct from old.updated_at then
        new.updated_at := now();
    end if;
    return new;
end
$$;
comment on function touch_updated_at() is 'Trigger: sets updated_at on each update that does not set it itself.';
